@NullMarked
package afterbell.contracts.funding.labour.v1;

import org.jspecify.annotations.NullMarked;
