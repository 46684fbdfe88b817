@NullMarked
package afterbell.contracts.attendance.safety.v1;

import org.jspecify.annotations.NullMarked;
