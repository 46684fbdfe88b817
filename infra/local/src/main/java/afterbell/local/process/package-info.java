/** Operating-system processes: start, health, stop. */
@NullMarked
package afterbell.local.process;

import org.jspecify.annotations.NullMarked;
