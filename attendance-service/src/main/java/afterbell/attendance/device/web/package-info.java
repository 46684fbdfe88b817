@NullMarked
package afterbell.attendance.device.web;

import org.jspecify.annotations.NullMarked;
