/** A command sent twice with the same key is done once and answered twice. */
@NullMarked
package afterbell.web.idempotency;

import org.jspecify.annotations.NullMarked;
