@NullMarked
package afterbell.funding.labour.store;

import org.jspecify.annotations.NullMarked;
