/** One page that browses every API and every event. */
@NullMarked
package afterbell.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
