@NullMarked
package afterbell.funding.claim;

import org.jspecify.annotations.NullMarked;
