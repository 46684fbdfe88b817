@NullMarked
package afterbell.staffing.shortfall.store;

import org.jspecify.annotations.NullMarked;
