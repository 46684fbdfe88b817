@NullMarked
package afterbell.attendance.group.model;

import org.jspecify.annotations.NullMarked;
