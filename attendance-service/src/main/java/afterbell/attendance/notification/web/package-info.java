@NullMarked
package afterbell.attendance.notification.web;

import org.jspecify.annotations.NullMarked;
