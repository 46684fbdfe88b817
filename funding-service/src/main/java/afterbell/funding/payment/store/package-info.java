@NullMarked
package afterbell.funding.payment.store;

import org.jspecify.annotations.NullMarked;
