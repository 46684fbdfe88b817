@NullMarked
package afterbell.funding.labour.inbox;

import org.jspecify.annotations.NullMarked;
