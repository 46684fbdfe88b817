@NullMarked
package afterbell.attendance.live.web;

import org.jspecify.annotations.NullMarked;
