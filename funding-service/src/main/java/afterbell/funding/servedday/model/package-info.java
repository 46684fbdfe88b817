@NullMarked
package afterbell.funding.servedday.model;

import org.jspecify.annotations.NullMarked;
