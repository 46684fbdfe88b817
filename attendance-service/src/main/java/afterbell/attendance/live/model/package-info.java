@NullMarked
package afterbell.attendance.live.model;

import org.jspecify.annotations.NullMarked;
