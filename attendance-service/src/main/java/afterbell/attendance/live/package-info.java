@NullMarked
package afterbell.attendance.live;

import org.jspecify.annotations.NullMarked;
