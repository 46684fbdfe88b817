@NullMarked
package afterbell.attendance.projection;

import org.jspecify.annotations.NullMarked;
