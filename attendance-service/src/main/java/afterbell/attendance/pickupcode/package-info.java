@NullMarked
package afterbell.attendance.pickupcode;

import org.jspecify.annotations.NullMarked;
