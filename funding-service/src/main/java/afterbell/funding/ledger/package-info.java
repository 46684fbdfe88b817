@NullMarked
package afterbell.funding.ledger;

import org.jspecify.annotations.NullMarked;
