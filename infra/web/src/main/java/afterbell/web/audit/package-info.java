/** Who decided and who read, kept for ever. */
@NullMarked
package afterbell.web.audit;

import org.jspecify.annotations.NullMarked;
