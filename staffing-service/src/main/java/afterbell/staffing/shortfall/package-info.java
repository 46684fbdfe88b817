@NullMarked
package afterbell.staffing.shortfall;

import org.jspecify.annotations.NullMarked;
