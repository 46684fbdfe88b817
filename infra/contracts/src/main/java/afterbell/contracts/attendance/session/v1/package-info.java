@NullMarked
package afterbell.contracts.attendance.session.v1;

import org.jspecify.annotations.NullMarked;
