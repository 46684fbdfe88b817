@NullMarked
package afterbell.funding.guardian.inbox;

import org.jspecify.annotations.NullMarked;
