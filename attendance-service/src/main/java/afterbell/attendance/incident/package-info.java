@NullMarked
package afterbell.attendance.incident;

import org.jspecify.annotations.NullMarked;
