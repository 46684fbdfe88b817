@NullMarked
package afterbell.enrollment.oneroster.web;

import org.jspecify.annotations.NullMarked;
