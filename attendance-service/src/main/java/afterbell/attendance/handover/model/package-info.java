@NullMarked
package afterbell.attendance.handover.model;

import org.jspecify.annotations.NullMarked;
