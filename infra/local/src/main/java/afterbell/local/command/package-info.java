/** The command line: one class per thing that a person can ask for. */
@NullMarked
package afterbell.local.command;

import org.jspecify.annotations.NullMarked;
