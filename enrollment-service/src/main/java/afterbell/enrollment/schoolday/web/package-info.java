@NullMarked
package afterbell.enrollment.schoolday.web;

import org.jspecify.annotations.NullMarked;
