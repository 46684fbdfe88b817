@NullMarked
package afterbell.embeddedmongo.wire;

import org.jspecify.annotations.NullMarked;
