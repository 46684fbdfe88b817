@NullMarked
package afterbell.contracts.funding.claim.v1;

import org.jspecify.annotations.NullMarked;
