@NullMarked
package afterbell.embeddedmongo.query;

import org.jspecify.annotations.NullMarked;
