@NullMarked
package afterbell.enrollment.departure;

import org.jspecify.annotations.NullMarked;
