@NullMarked
package afterbell.messaging.outbox;

import org.jspecify.annotations.NullMarked;
