/** What was sent and what was answered, line by line: what a run goes on from and what it is checked by. */
@NullMarked
package afterbell.simulator.log;

import org.jspecify.annotations.NullMarked;
