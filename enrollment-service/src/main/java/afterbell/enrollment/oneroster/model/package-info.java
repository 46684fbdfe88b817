@NullMarked
package afterbell.enrollment.oneroster.model;

import org.jspecify.annotations.NullMarked;
