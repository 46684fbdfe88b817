/** Carries a request to the service it belongs to, for a bounded time, once. */
@NullMarked
package afterbell.gateway.route;

import org.jspecify.annotations.NullMarked;
