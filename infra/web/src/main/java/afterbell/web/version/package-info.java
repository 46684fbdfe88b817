/** ETag and If-Match for what people edit. */
@NullMarked
package afterbell.web.version;

import org.jspecify.annotations.NullMarked;
