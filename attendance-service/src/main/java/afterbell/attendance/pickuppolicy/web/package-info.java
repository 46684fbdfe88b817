@NullMarked
package afterbell.attendance.pickuppolicy.web;

import org.jspecify.annotations.NullMarked;
