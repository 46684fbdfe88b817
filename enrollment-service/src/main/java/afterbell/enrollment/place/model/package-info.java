@NullMarked
package afterbell.enrollment.place.model;

import org.jspecify.annotations.NullMarked;
