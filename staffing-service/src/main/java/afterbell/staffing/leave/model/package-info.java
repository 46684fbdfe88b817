@NullMarked
package afterbell.staffing.leave.model;

import org.jspecify.annotations.NullMarked;
