@NullMarked
package afterbell.funding.disbursement.outbox;

import org.jspecify.annotations.NullMarked;
