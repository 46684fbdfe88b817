@NullMarked
package afterbell.enrollment.semester.store;

import org.jspecify.annotations.NullMarked;
