@NullMarked
package afterbell.funding.semester;

import org.jspecify.annotations.NullMarked;
