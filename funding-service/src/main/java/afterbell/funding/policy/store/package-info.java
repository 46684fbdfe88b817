@NullMarked
package afterbell.funding.policy.store;

import org.jspecify.annotations.NullMarked;
