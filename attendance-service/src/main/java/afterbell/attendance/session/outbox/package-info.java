@NullMarked
package afterbell.attendance.session.outbox;

import org.jspecify.annotations.NullMarked;
