@NullMarked
package afterbell.attendance.alert.web;

import org.jspecify.annotations.NullMarked;
