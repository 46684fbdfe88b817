@NullMarked
package afterbell.enrollment.family.web;

import org.jspecify.annotations.NullMarked;
