@NullMarked
package afterbell.embeddedmongo;

import org.jspecify.annotations.NullMarked;
