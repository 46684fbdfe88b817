@NullMarked
package afterbell.attendance.custody.web;

import org.jspecify.annotations.NullMarked;
