@NullMarked
package afterbell.attendance.serviceday.inbox;

import org.jspecify.annotations.NullMarked;
