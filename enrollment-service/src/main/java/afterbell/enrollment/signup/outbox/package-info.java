@NullMarked
package afterbell.enrollment.signup.outbox;

import org.jspecify.annotations.NullMarked;
