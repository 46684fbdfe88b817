@NullMarked
package afterbell.attendance.pickupcode.signing;

import org.jspecify.annotations.NullMarked;
