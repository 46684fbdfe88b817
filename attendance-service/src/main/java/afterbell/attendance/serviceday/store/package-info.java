@NullMarked
package afterbell.attendance.serviceday.store;

import org.jspecify.annotations.NullMarked;
