@NullMarked
package afterbell.funding.place.inbox;

import org.jspecify.annotations.NullMarked;
