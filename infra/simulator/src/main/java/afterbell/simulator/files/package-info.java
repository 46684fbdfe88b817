/** Roster files as schools hand them in: real ones, and broken ones. */
@NullMarked
package afterbell.simulator.files;

import org.jspecify.annotations.NullMarked;
