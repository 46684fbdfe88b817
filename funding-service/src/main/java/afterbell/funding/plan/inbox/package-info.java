@NullMarked
package afterbell.funding.plan.inbox;

import org.jspecify.annotations.NullMarked;
