@NullMarked
package afterbell.attendance.closing.model;

import org.jspecify.annotations.NullMarked;
