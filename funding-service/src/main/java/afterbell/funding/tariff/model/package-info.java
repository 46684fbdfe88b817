@NullMarked
package afterbell.funding.tariff.model;

import org.jspecify.annotations.NullMarked;
