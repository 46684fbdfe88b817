/** Refusals as RFC 9457 problem details, in Chinese and English. */
@NullMarked
package afterbell.web.problem;

import org.jspecify.annotations.NullMarked;
