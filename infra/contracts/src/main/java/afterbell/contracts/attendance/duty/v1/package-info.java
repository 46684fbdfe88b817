@NullMarked
package afterbell.contracts.attendance.duty.v1;

import org.jspecify.annotations.NullMarked;
