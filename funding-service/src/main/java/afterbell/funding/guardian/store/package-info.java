@NullMarked
package afterbell.funding.guardian.store;

import org.jspecify.annotations.NullMarked;
