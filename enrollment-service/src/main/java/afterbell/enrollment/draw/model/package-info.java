@NullMarked
package afterbell.enrollment.draw.model;

import org.jspecify.annotations.NullMarked;
