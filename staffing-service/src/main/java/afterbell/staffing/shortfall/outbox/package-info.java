@NullMarked
package afterbell.staffing.shortfall.outbox;

import org.jspecify.annotations.NullMarked;
