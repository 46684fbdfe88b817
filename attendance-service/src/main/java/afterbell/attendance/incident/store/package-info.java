@NullMarked
package afterbell.attendance.incident.store;

import org.jspecify.annotations.NullMarked;
