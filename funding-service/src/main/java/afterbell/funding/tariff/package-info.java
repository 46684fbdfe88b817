@NullMarked
package afterbell.funding.tariff;

import org.jspecify.annotations.NullMarked;
