@NullMarked
package afterbell.attendance.live.inbox;

import org.jspecify.annotations.NullMarked;
