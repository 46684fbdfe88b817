@NullMarked
package afterbell.attendance.notification;

import org.jspecify.annotations.NullMarked;
