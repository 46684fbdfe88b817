/** Keeps started parts alive: state files, back-off, the watcher process. */
@NullMarked
package afterbell.local.watch;

import org.jspecify.annotations.NullMarked;
