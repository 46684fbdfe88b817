@NullMarked
package afterbell.staffing.place.model;

import org.jspecify.annotations.NullMarked;
