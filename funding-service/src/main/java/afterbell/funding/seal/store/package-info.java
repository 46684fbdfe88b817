@NullMarked
package afterbell.funding.seal.store;

import org.jspecify.annotations.NullMarked;
