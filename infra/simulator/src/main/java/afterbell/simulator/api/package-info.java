@NullMarked
package afterbell.simulator.api;

import org.jspecify.annotations.NullMarked;
