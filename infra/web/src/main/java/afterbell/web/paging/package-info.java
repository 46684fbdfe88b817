/** Lists by cursor, bounded. */
@NullMarked
package afterbell.web.paging;

import org.jspecify.annotations.NullMarked;
