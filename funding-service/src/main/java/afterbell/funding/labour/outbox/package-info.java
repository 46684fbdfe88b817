@NullMarked
package afterbell.funding.labour.outbox;

import org.jspecify.annotations.NullMarked;
