@NullMarked
package afterbell.funding.ledger.store;

import org.jspecify.annotations.NullMarked;
