@NullMarked
package afterbell.attendance.notification.model;

import org.jspecify.annotations.NullMarked;
