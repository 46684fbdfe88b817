/** Bringing the platform up and down. */
@NullMarked
package afterbell.local.start;

import org.jspecify.annotations.NullMarked;
