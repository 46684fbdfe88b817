@NullMarked
package afterbell.funding.policy;

import org.jspecify.annotations.NullMarked;
