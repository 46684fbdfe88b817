@NullMarked
package afterbell.staffing.place.inbox;

import org.jspecify.annotations.NullMarked;
