@NullMarked
package afterbell.attendance.checkin;

import org.jspecify.annotations.NullMarked;
