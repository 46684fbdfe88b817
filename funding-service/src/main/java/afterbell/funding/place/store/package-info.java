@NullMarked
package afterbell.funding.place.store;

import org.jspecify.annotations.NullMarked;
