@NullMarked
package afterbell.attendance.pickup.model;

import org.jspecify.annotations.NullMarked;
