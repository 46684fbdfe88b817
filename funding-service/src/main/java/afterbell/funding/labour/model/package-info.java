@NullMarked
package afterbell.funding.labour.model;

import org.jspecify.annotations.NullMarked;
