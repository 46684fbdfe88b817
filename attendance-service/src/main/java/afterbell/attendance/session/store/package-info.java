@NullMarked
package afterbell.attendance.session.store;

import org.jspecify.annotations.NullMarked;
