@NullMarked
package afterbell.funding.ledger.web;

import org.jspecify.annotations.NullMarked;
