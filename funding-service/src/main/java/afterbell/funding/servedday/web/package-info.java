@NullMarked
package afterbell.funding.servedday.web;

import org.jspecify.annotations.NullMarked;
