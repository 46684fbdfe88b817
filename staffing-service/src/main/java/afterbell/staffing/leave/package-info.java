@NullMarked
package afterbell.staffing.leave;

import org.jspecify.annotations.NullMarked;
