@NullMarked
package afterbell.attendance.weather;

import org.jspecify.annotations.NullMarked;
