@NullMarked
package afterbell.attendance.correction;

import org.jspecify.annotations.NullMarked;
