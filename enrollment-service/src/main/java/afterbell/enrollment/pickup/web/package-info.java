@NullMarked
package afterbell.enrollment.pickup.web;

import org.jspecify.annotations.NullMarked;
