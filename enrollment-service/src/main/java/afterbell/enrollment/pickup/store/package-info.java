@NullMarked
package afterbell.enrollment.pickup.store;

import org.jspecify.annotations.NullMarked;
