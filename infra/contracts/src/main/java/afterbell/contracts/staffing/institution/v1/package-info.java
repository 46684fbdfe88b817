@NullMarked
package afterbell.contracts.staffing.institution.v1;

import org.jspecify.annotations.NullMarked;
