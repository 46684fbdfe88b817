@NullMarked
package afterbell.attendance.rollcall.model;

import org.jspecify.annotations.NullMarked;
