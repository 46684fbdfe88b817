@NullMarked
package afterbell.attendance.retention;

import org.jspecify.annotations.NullMarked;
