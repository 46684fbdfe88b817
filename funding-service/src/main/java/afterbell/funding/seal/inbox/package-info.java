@NullMarked
package afterbell.funding.seal.inbox;

import org.jspecify.annotations.NullMarked;
