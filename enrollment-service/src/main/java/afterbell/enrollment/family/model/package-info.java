@NullMarked
package afterbell.enrollment.family.model;

import org.jspecify.annotations.NullMarked;
