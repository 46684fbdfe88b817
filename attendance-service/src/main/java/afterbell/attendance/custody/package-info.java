@NullMarked
package afterbell.attendance.custody;

import org.jspecify.annotations.NullMarked;
