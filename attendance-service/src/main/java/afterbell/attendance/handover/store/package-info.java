@NullMarked
package afterbell.attendance.handover.store;

import org.jspecify.annotations.NullMarked;
