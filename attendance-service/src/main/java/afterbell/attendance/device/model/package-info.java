@NullMarked
package afterbell.attendance.device.model;

import org.jspecify.annotations.NullMarked;
