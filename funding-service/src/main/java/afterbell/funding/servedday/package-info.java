@NullMarked
package afterbell.funding.servedday;

import org.jspecify.annotations.NullMarked;
