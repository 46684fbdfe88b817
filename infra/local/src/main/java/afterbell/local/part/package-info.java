/** The backing parts: broker and identity server, prepared and ready to start. */
@NullMarked
package afterbell.local.part;

import org.jspecify.annotations.NullMarked;
