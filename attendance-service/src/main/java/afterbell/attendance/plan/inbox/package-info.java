@NullMarked
package afterbell.attendance.plan.inbox;

import org.jspecify.annotations.NullMarked;
