@NullMarked
package afterbell.enrollment.place;

import org.jspecify.annotations.NullMarked;
