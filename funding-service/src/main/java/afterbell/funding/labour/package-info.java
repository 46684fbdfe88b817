@NullMarked
package afterbell.funding.labour;

import org.jspecify.annotations.NullMarked;
