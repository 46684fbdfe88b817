@NullMarked
package afterbell.funding.plan.store;

import org.jspecify.annotations.NullMarked;
