@NullMarked
package afterbell.funding.claim.model;

import org.jspecify.annotations.NullMarked;
