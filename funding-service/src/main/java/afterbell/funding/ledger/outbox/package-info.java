@NullMarked
package afterbell.funding.ledger.outbox;

import org.jspecify.annotations.NullMarked;
