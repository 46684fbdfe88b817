@NullMarked
package afterbell.attendance.incident.web;

import org.jspecify.annotations.NullMarked;
