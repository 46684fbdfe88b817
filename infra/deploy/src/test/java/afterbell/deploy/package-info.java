/** What is deployed fits the code that is deployed. */
@NullMarked
package afterbell.deploy;

import org.jspecify.annotations.NullMarked;
