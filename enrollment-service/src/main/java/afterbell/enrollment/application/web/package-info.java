@NullMarked
package afterbell.enrollment.application.web;

import org.jspecify.annotations.NullMarked;
