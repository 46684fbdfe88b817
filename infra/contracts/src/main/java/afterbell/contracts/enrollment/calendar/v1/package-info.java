@NullMarked
package afterbell.contracts.enrollment.calendar.v1;

import org.jspecify.annotations.NullMarked;
