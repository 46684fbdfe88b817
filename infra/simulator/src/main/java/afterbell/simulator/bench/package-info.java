@NullMarked
package afterbell.simulator.bench;

import org.jspecify.annotations.NullMarked;
