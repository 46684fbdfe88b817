@NullMarked
package afterbell.enrollment.school.web;

import org.jspecify.annotations.NullMarked;
