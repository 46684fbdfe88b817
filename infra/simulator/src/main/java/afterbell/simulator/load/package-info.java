@NullMarked
package afterbell.simulator.load;

import org.jspecify.annotations.NullMarked;
