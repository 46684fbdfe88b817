@NullMarked
package afterbell.attendance.live.store;

import org.jspecify.annotations.NullMarked;
