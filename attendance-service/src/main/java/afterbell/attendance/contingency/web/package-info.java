@NullMarked
package afterbell.attendance.contingency.web;

import org.jspecify.annotations.NullMarked;
