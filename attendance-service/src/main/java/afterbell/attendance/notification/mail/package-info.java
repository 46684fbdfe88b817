@NullMarked
package afterbell.attendance.notification.mail;

import org.jspecify.annotations.NullMarked;
