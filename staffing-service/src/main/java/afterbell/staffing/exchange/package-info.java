@NullMarked
package afterbell.staffing.exchange;

import org.jspecify.annotations.NullMarked;
