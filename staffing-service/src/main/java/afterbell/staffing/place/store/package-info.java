@NullMarked
package afterbell.staffing.place.store;

import org.jspecify.annotations.NullMarked;
