@NullMarked
package afterbell.funding.policy.model;

import org.jspecify.annotations.NullMarked;
