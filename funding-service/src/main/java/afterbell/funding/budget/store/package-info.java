@NullMarked
package afterbell.funding.budget.store;

import org.jspecify.annotations.NullMarked;
