@NullMarked
package afterbell.attendance.handover.web;

import org.jspecify.annotations.NullMarked;
