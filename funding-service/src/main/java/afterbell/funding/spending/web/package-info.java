@NullMarked
package afterbell.funding.spending.web;

import org.jspecify.annotations.NullMarked;
