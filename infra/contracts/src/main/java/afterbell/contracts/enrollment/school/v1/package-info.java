@NullMarked
package afterbell.contracts.enrollment.school.v1;

import org.jspecify.annotations.NullMarked;
