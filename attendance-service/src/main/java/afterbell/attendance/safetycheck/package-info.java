@NullMarked
package afterbell.attendance.safetycheck;

import org.jspecify.annotations.NullMarked;
