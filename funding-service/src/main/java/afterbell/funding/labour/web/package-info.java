@NullMarked
package afterbell.funding.labour.web;

import org.jspecify.annotations.NullMarked;
