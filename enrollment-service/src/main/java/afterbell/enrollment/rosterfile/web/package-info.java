@NullMarked
package afterbell.enrollment.rosterfile.web;

import org.jspecify.annotations.NullMarked;
