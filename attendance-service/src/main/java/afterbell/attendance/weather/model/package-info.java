@NullMarked
package afterbell.attendance.weather.model;

import org.jspecify.annotations.NullMarked;
