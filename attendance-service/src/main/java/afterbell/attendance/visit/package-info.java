@NullMarked
package afterbell.attendance.visit;

import org.jspecify.annotations.NullMarked;
