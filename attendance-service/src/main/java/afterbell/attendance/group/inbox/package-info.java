@NullMarked
package afterbell.attendance.group.inbox;

import org.jspecify.annotations.NullMarked;
