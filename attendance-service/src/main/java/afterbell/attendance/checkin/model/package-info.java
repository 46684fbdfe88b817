@NullMarked
package afterbell.attendance.checkin.model;

import org.jspecify.annotations.NullMarked;
