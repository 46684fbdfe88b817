@NullMarked
package afterbell.funding.payment.web;

import org.jspecify.annotations.NullMarked;
