@NullMarked
package afterbell.attendance.notification.inbox;

import org.jspecify.annotations.NullMarked;
