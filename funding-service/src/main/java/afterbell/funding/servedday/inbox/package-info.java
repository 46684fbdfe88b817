@NullMarked
package afterbell.funding.servedday.inbox;

import org.jspecify.annotations.NullMarked;
