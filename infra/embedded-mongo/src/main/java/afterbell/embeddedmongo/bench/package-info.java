@NullMarked
package afterbell.embeddedmongo.bench;

import org.jspecify.annotations.NullMarked;
