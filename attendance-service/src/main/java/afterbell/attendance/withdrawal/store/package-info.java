@NullMarked
package afterbell.attendance.withdrawal.store;

import org.jspecify.annotations.NullMarked;
