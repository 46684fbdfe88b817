@NullMarked
package afterbell.enrollment.application;

import org.jspecify.annotations.NullMarked;
