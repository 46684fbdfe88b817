@NullMarked
package afterbell.attendance.release.web;

import org.jspecify.annotations.NullMarked;
