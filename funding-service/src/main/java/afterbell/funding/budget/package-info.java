@NullMarked
package afterbell.funding.budget;

import org.jspecify.annotations.NullMarked;
