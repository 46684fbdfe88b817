@NullMarked
package afterbell.attendance.withdrawal;

import org.jspecify.annotations.NullMarked;
