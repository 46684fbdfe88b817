@NullMarked
package afterbell.attendance.rollcall.web;

import org.jspecify.annotations.NullMarked;
