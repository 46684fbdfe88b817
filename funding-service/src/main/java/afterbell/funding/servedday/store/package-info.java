@NullMarked
package afterbell.funding.servedday.store;

import org.jspecify.annotations.NullMarked;
