@NullMarked
package afterbell.attendance;

import org.jspecify.annotations.NullMarked;
