@NullMarked
package afterbell.funding.tariff.web;

import org.jspecify.annotations.NullMarked;
