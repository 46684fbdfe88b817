@NullMarked
package afterbell.enrollment.place.web;

import org.jspecify.annotations.NullMarked;
