@NullMarked
package afterbell.funding.payment.bank;

import org.jspecify.annotations.NullMarked;
