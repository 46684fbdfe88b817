@NullMarked
package afterbell.attendance.pickuppolicy;

import org.jspecify.annotations.NullMarked;
