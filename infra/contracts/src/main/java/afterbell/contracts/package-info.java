@NullMarked
package afterbell.contracts;

import org.jspecify.annotations.NullMarked;
