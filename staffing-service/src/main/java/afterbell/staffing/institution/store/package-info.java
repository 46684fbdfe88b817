@NullMarked
package afterbell.staffing.institution.store;

import org.jspecify.annotations.NullMarked;
