@NullMarked
package afterbell.funding.claim.outbox;

import org.jspecify.annotations.NullMarked;
