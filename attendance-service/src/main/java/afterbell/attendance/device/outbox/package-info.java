@NullMarked
package afterbell.attendance.device.outbox;

import org.jspecify.annotations.NullMarked;
