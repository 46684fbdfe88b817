@NullMarked
package afterbell.staffing.leave.store;

import org.jspecify.annotations.NullMarked;
