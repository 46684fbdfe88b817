@NullMarked
package afterbell.enrollment.application.store;

import org.jspecify.annotations.NullMarked;
