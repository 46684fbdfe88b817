@NullMarked
package afterbell.attendance.session;

import org.jspecify.annotations.NullMarked;
