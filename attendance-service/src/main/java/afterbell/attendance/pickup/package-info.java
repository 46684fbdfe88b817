@NullMarked
package afterbell.attendance.pickup;

import org.jspecify.annotations.NullMarked;
