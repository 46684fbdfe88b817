/** Who calls, with which roles, for which schools. */
@NullMarked
package afterbell.web.security;

import org.jspecify.annotations.NullMarked;
