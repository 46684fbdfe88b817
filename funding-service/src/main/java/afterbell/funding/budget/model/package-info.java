@NullMarked
package afterbell.funding.budget.model;

import org.jspecify.annotations.NullMarked;
