/** The OpenAPI document of each service. */
@NullMarked
package afterbell.web.openapi;

import org.jspecify.annotations.NullMarked;
