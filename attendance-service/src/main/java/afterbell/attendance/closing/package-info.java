@NullMarked
package afterbell.attendance.closing;

import org.jspecify.annotations.NullMarked;
