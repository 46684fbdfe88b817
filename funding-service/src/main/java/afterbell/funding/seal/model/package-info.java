@NullMarked
package afterbell.funding.seal.model;

import org.jspecify.annotations.NullMarked;
