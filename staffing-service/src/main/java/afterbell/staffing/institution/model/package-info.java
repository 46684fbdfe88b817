@NullMarked
package afterbell.staffing.institution.model;

import org.jspecify.annotations.NullMarked;
