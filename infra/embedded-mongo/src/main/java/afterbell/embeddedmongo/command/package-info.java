@NullMarked
package afterbell.embeddedmongo.command;

import org.jspecify.annotations.NullMarked;
