@NullMarked
package afterbell.enrollment.signup.store;

import org.jspecify.annotations.NullMarked;
