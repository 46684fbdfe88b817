@NullMarked
package afterbell.attendance.evacuation.web;

import org.jspecify.annotations.NullMarked;
