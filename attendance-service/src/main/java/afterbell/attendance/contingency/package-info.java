@NullMarked
package afterbell.attendance.contingency;

import org.jspecify.annotations.NullMarked;
