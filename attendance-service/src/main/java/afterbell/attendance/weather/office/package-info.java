@NullMarked
package afterbell.attendance.weather.office;

import org.jspecify.annotations.NullMarked;
