@NullMarked
package afterbell.enrollment.signup;

import org.jspecify.annotations.NullMarked;
