@NullMarked
package afterbell.attendance.withdrawal.outbox;

import org.jspecify.annotations.NullMarked;
