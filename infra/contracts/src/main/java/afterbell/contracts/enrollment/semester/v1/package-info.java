@NullMarked
package afterbell.contracts.enrollment.semester.v1;

import org.jspecify.annotations.NullMarked;
