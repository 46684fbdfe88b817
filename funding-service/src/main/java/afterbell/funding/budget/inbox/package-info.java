@NullMarked
package afterbell.funding.budget.inbox;

import org.jspecify.annotations.NullMarked;
