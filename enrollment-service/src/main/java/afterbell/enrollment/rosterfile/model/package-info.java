@NullMarked
package afterbell.enrollment.rosterfile.model;

import org.jspecify.annotations.NullMarked;
