@NullMarked
package afterbell.enrollment.schoolday;

import org.jspecify.annotations.NullMarked;
