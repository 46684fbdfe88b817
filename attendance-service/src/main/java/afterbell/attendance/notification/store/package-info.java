@NullMarked
package afterbell.attendance.notification.store;

import org.jspecify.annotations.NullMarked;
