@NullMarked
package afterbell.attendance.serviceday;

import org.jspecify.annotations.NullMarked;
