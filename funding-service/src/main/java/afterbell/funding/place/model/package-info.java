@NullMarked
package afterbell.funding.place.model;

import org.jspecify.annotations.NullMarked;
