@NullMarked
package afterbell.local.ledger;

import org.jspecify.annotations.NullMarked;
