@NullMarked
package afterbell.attendance.device;

import org.jspecify.annotations.NullMarked;
