@NullMarked
package afterbell.attendance.escalation.web;

import org.jspecify.annotations.NullMarked;
