@NullMarked
package afterbell.attendance.plan.model;

import org.jspecify.annotations.NullMarked;
