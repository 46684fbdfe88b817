@NullMarked
package afterbell.funding.spending;

import org.jspecify.annotations.NullMarked;
