@NullMarked
package afterbell.attendance.contingency.store;

import org.jspecify.annotations.NullMarked;
