@NullMarked
package afterbell.enrollment.roster.web;

import org.jspecify.annotations.NullMarked;
