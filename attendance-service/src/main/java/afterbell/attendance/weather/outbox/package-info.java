@NullMarked
package afterbell.attendance.weather.outbox;

import org.jspecify.annotations.NullMarked;
