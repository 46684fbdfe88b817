@NullMarked
package afterbell.attendance.worker.inbox;

import org.jspecify.annotations.NullMarked;
