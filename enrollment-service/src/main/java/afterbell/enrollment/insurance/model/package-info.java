@NullMarked
package afterbell.enrollment.insurance.model;

import org.jspecify.annotations.NullMarked;
