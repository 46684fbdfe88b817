@NullMarked
package afterbell.enrollment.application.model;

import org.jspecify.annotations.NullMarked;
