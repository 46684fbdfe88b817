@NullMarked
package afterbell.enrollment.oneroster;

import org.jspecify.annotations.NullMarked;
