@NullMarked
package afterbell.attendance.visit.store;

import org.jspecify.annotations.NullMarked;
