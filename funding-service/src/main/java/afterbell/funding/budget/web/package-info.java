@NullMarked
package afterbell.funding.budget.web;

import org.jspecify.annotations.NullMarked;
