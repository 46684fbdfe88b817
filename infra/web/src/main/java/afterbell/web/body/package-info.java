/** How large a request may be. */
@NullMarked
package afterbell.web.body;

import org.jspecify.annotations.NullMarked;
