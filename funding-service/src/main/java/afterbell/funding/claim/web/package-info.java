@NullMarked
package afterbell.funding.claim.web;

import org.jspecify.annotations.NullMarked;
