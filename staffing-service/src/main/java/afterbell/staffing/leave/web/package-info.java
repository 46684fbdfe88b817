@NullMarked
package afterbell.staffing.leave.web;

import org.jspecify.annotations.NullMarked;
