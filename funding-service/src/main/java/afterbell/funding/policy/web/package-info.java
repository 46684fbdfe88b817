@NullMarked
package afterbell.funding.policy.web;

import org.jspecify.annotations.NullMarked;
