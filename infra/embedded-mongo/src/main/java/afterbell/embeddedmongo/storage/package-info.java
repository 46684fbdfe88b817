@NullMarked
package afterbell.embeddedmongo.storage;

import org.jspecify.annotations.NullMarked;
