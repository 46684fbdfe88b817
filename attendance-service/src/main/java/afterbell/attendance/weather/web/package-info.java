@NullMarked
package afterbell.attendance.weather.web;

import org.jspecify.annotations.NullMarked;
