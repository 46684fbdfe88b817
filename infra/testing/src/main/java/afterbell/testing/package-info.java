/** Real backing parts for integration tests: {@link afterbell.testing.BackedBy} is where to start. */
@NullMarked
package afterbell.testing;

import org.jspecify.annotations.NullMarked;
