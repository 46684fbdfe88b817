@NullMarked
package afterbell.attendance.rollcall;

import org.jspecify.annotations.NullMarked;
