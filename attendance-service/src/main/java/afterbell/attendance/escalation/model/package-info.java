@NullMarked
package afterbell.attendance.escalation.model;

import org.jspecify.annotations.NullMarked;
