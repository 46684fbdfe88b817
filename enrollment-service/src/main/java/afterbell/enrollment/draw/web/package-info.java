@NullMarked
package afterbell.enrollment.draw.web;

import org.jspecify.annotations.NullMarked;
