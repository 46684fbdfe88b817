/**
 * The independent calculation: from nothing but the log of what was sent and answered, and with no code of the
 * services, it works out what the platform must say, and compares.
 */
@NullMarked
package afterbell.simulator.check;

import org.jspecify.annotations.NullMarked;
