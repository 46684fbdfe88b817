@NullMarked
package afterbell.staffing.exchange.store;

import org.jspecify.annotations.NullMarked;
