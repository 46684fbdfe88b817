/** The business clock. */
@NullMarked
package afterbell.web.clock;

import org.jspecify.annotations.NullMarked;
