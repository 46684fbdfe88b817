@NullMarked
package afterbell.attendance.incident.model;

import org.jspecify.annotations.NullMarked;
