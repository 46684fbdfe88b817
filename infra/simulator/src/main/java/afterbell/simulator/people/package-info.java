/** The people of the city at the identity server: their accounts, passwords and tokens. */
@NullMarked
package afterbell.simulator.people;

import org.jspecify.annotations.NullMarked;
