@NullMarked
package afterbell.staffing.shortfall.model;

import org.jspecify.annotations.NullMarked;
