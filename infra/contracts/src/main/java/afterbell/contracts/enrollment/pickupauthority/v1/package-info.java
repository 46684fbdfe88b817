@NullMarked
package afterbell.contracts.enrollment.pickupauthority.v1;

import org.jspecify.annotations.NullMarked;
