/** A city that behaves: its schools, children, families and workers, all invented, the same for the same seed. */
@NullMarked
package afterbell.simulator.city;

import org.jspecify.annotations.NullMarked;
