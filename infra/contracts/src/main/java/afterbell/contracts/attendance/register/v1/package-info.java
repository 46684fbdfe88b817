@NullMarked
package afterbell.contracts.attendance.register.v1;

import org.jspecify.annotations.NullMarked;
