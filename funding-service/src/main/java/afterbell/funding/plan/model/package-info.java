@NullMarked
package afterbell.funding.plan.model;

import org.jspecify.annotations.NullMarked;
