@NullMarked
package afterbell.staffing.membership;

import org.jspecify.annotations.NullMarked;
