@NullMarked
package afterbell.attendance.simulation;

import org.jspecify.annotations.NullMarked;
