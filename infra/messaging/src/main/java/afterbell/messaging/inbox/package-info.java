@NullMarked
package afterbell.messaging.inbox;

import org.jspecify.annotations.NullMarked;
