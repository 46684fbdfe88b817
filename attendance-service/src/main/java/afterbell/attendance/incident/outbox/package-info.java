@NullMarked
package afterbell.attendance.incident.outbox;

import org.jspecify.annotations.NullMarked;
