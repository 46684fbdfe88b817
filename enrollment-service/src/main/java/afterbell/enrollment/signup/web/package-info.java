@NullMarked
package afterbell.enrollment.signup.web;

import org.jspecify.annotations.NullMarked;
