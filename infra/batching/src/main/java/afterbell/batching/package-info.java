/** Requests that come at the same moment share one exchange with the store. */
@NullMarked
package afterbell.batching;

import org.jspecify.annotations.NullMarked;
