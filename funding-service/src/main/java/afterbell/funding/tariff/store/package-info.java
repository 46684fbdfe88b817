@NullMarked
package afterbell.funding.tariff.store;

import org.jspecify.annotations.NullMarked;
