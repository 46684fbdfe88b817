@NullMarked
package afterbell.funding.spending.model;

import org.jspecify.annotations.NullMarked;
