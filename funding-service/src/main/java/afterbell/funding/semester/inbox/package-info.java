@NullMarked
package afterbell.funding.semester.inbox;

import org.jspecify.annotations.NullMarked;
