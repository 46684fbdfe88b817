@NullMarked
package afterbell.funding.disbursement.store;

import org.jspecify.annotations.NullMarked;
