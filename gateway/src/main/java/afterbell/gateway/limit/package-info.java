/** How much one caller may send, and how often. */
@NullMarked
package afterbell.gateway.limit;

import org.jspecify.annotations.NullMarked;
