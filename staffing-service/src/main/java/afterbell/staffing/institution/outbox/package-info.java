@NullMarked
package afterbell.staffing.institution.outbox;

import org.jspecify.annotations.NullMarked;
