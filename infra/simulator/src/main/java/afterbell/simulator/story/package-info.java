/** What happens in the city, chapter by chapter. */
@NullMarked
package afterbell.simulator.story;

import org.jspecify.annotations.NullMarked;
