@NullMarked
package afterbell.attendance.group.store;

import org.jspecify.annotations.NullMarked;
