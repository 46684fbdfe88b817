@NullMarked
package afterbell.attendance.safetycheck.web;

import org.jspecify.annotations.NullMarked;
