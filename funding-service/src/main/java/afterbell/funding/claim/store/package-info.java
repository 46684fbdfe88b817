@NullMarked
package afterbell.funding.claim.store;

import org.jspecify.annotations.NullMarked;
