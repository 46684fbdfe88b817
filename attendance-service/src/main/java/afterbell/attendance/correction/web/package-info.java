@NullMarked
package afterbell.attendance.correction.web;

import org.jspecify.annotations.NullMarked;
