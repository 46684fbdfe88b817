@NullMarked
package afterbell.enrollment.pickup;

import org.jspecify.annotations.NullMarked;
