@NullMarked
package afterbell.contracts.funding.disbursement.v1;

import org.jspecify.annotations.NullMarked;
