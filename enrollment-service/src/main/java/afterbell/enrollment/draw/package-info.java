@NullMarked
package afterbell.enrollment.draw;

import org.jspecify.annotations.NullMarked;
