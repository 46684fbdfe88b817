@NullMarked
package afterbell.contracts.enrollment.place.v1;

import org.jspecify.annotations.NullMarked;
