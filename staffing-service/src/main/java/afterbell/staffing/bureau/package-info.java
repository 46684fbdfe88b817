@NullMarked
package afterbell.staffing.bureau;

import org.jspecify.annotations.NullMarked;
