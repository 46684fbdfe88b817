/** Stand-ins for the public offices that a city's services ask: slow, sometimes away, and forgetful of nothing. */
@NullMarked
package afterbell.simulator.office;

import org.jspecify.annotations.NullMarked;
