@NullMarked
package afterbell.simulator;

import org.jspecify.annotations.NullMarked;
