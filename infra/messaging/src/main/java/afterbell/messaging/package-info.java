@NullMarked
package afterbell.messaging;

import org.jspecify.annotations.NullMarked;
