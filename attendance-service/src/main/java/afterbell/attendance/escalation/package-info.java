@NullMarked
package afterbell.attendance.escalation;

import org.jspecify.annotations.NullMarked;
