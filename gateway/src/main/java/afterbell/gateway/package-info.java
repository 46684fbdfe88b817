/** The one door to the platform: routes, authenticates, limits; no business. */
@NullMarked
package afterbell.gateway;

import org.jspecify.annotations.NullMarked;
