@NullMarked
package afterbell.attendance.alert;

import org.jspecify.annotations.NullMarked;
