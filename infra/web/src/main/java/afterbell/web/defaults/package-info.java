/** Settings that all services share. */
@NullMarked
package afterbell.web.defaults;

import org.jspecify.annotations.NullMarked;
