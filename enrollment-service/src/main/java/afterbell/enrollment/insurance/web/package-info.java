@NullMarked
package afterbell.enrollment.insurance.web;

import org.jspecify.annotations.NullMarked;
