@NullMarked
package afterbell.funding.semester.store;

import org.jspecify.annotations.NullMarked;
