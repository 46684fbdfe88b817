@NullMarked
package afterbell.contracts.funding.ledger.v1;

import org.jspecify.annotations.NullMarked;
