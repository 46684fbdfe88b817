@NullMarked
package afterbell.attendance.handover;

import org.jspecify.annotations.NullMarked;
