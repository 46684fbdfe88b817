@NullMarked
package afterbell.attendance.rollcall.outbox;

import org.jspecify.annotations.NullMarked;
