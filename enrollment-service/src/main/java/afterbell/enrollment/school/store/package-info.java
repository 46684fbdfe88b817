@NullMarked
package afterbell.enrollment.school.store;

import org.jspecify.annotations.NullMarked;
