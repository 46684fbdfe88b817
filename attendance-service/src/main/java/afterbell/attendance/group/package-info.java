@NullMarked
package afterbell.attendance.group;

import org.jspecify.annotations.NullMarked;
