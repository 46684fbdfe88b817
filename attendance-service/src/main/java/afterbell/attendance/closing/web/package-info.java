@NullMarked
package afterbell.attendance.closing.web;

import org.jspecify.annotations.NullMarked;
