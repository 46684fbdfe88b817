@NullMarked
package afterbell.attendance.session.model;

import org.jspecify.annotations.NullMarked;
