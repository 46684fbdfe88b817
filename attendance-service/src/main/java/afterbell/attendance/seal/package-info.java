@NullMarked
package afterbell.attendance.seal;

import org.jspecify.annotations.NullMarked;
