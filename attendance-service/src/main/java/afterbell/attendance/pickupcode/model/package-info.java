@NullMarked
package afterbell.attendance.pickupcode.model;

import org.jspecify.annotations.NullMarked;
