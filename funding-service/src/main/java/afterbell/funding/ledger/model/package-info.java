@NullMarked
package afterbell.funding.ledger.model;

import org.jspecify.annotations.NullMarked;
