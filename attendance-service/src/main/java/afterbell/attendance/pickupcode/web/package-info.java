@NullMarked
package afterbell.attendance.pickupcode.web;

import org.jspecify.annotations.NullMarked;
