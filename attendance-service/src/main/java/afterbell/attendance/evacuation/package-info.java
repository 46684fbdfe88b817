@NullMarked
package afterbell.attendance.evacuation;

import org.jspecify.annotations.NullMarked;
