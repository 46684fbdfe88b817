@NullMarked
package afterbell.enrollment.signup.model;

import org.jspecify.annotations.NullMarked;
