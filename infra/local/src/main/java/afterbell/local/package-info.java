/** Starts and watches the whole platform on one machine. */
@NullMarked
package afterbell.local;

import org.jspecify.annotations.NullMarked;
