@NullMarked
package afterbell.attendance.pickupcode.store;

import org.jspecify.annotations.NullMarked;
