@NullMarked
package afterbell.attendance.checkin.web;

import org.jspecify.annotations.NullMarked;
