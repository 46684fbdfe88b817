@NullMarked
package afterbell.enrollment.roster.model;

import org.jspecify.annotations.NullMarked;
