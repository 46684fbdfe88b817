@NullMarked
package afterbell.attendance.pickup.inbox;

import org.jspecify.annotations.NullMarked;
