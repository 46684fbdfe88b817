@NullMarked
package afterbell.attendance.release;

import org.jspecify.annotations.NullMarked;
