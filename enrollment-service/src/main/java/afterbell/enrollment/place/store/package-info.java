@NullMarked
package afterbell.enrollment.place.store;

import org.jspecify.annotations.NullMarked;
