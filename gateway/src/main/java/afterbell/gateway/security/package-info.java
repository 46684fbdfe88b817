/** Who gets through the door, and which headers every answer carries. */
@NullMarked
package afterbell.gateway.security;

import org.jspecify.annotations.NullMarked;
