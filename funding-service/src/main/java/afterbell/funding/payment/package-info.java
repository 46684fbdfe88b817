@NullMarked
package afterbell.funding.payment;

import org.jspecify.annotations.NullMarked;
