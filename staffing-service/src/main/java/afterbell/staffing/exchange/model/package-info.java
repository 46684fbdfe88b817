@NullMarked
package afterbell.staffing.exchange.model;

import org.jspecify.annotations.NullMarked;
