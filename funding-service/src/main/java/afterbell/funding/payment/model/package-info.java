@NullMarked
package afterbell.funding.payment.model;

import org.jspecify.annotations.NullMarked;
