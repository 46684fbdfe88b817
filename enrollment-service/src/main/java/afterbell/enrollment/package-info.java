@NullMarked
package afterbell.enrollment;

import org.jspecify.annotations.NullMarked;
