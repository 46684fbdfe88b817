@NullMarked
package afterbell.staffing.calendar.store;

import org.jspecify.annotations.NullMarked;
