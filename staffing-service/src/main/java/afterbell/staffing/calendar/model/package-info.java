@NullMarked
package afterbell.staffing.calendar.model;

import org.jspecify.annotations.NullMarked;
