@NullMarked
package afterbell.enrollment.pickup.model;

import org.jspecify.annotations.NullMarked;
