@NullMarked
package afterbell.attendance.session.web;

import org.jspecify.annotations.NullMarked;
