@NullMarked
package afterbell.funding;

import org.jspecify.annotations.NullMarked;
