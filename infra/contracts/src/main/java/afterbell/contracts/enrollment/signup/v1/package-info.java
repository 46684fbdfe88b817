@NullMarked
package afterbell.contracts.enrollment.signup.v1;

import org.jspecify.annotations.NullMarked;
