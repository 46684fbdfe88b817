@NullMarked
package afterbell.attendance.visit.web;

import org.jspecify.annotations.NullMarked;
