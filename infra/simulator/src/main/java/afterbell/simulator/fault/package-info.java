/** Breaks the platform while it is at work, and finds out whether anything was lost, doubled or torn. */
@NullMarked
package afterbell.simulator.fault;

import org.jspecify.annotations.NullMarked;
