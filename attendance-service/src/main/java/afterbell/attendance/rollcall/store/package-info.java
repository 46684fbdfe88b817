@NullMarked
package afterbell.attendance.rollcall.store;

import org.jspecify.annotations.NullMarked;
