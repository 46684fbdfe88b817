@NullMarked
package afterbell.attendance.plan.store;

import org.jspecify.annotations.NullMarked;
