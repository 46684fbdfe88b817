@NullMarked
package afterbell.attendance.rota.store;

import org.jspecify.annotations.NullMarked;
