@NullMarked
package afterbell.simulator.city;

import org.jspecify.annotations.NullMarked;
