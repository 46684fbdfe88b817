@NullMarked
package afterbell.enrollment.departure.web;

import org.jspecify.annotations.NullMarked;
