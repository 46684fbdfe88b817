@NullMarked
package afterbell.attendance.safetycheck.outbox;

import org.jspecify.annotations.NullMarked;
