@NullMarked
package afterbell.staffing.calendar.inbox;

import org.jspecify.annotations.NullMarked;
