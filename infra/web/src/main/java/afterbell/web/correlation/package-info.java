/** One name for one piece of work, in every log line, answer and event. */
@NullMarked
package afterbell.web.correlation;

import org.jspecify.annotations.NullMarked;
