@NullMarked
package afterbell.attendance.pickup.store;

import org.jspecify.annotations.NullMarked;
