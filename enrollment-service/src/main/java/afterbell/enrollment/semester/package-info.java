@NullMarked
package afterbell.enrollment.semester;

import org.jspecify.annotations.NullMarked;
