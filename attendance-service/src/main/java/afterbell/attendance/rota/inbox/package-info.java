@NullMarked
package afterbell.attendance.rota.inbox;

import org.jspecify.annotations.NullMarked;
