@NullMarked
package afterbell.enrollment.semester.web;

import org.jspecify.annotations.NullMarked;
