@NullMarked
package afterbell.staffing.institution.web;

import org.jspecify.annotations.NullMarked;
