@NullMarked
package afterbell.enrollment.schoolday.store;

import org.jspecify.annotations.NullMarked;
