@NullMarked
package afterbell.attendance.device.store;

import org.jspecify.annotations.NullMarked;
