@NullMarked
package afterbell.attendance.weather.store;

import org.jspecify.annotations.NullMarked;
