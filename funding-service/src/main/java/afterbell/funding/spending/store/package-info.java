@NullMarked
package afterbell.funding.spending.store;

import org.jspecify.annotations.NullMarked;
