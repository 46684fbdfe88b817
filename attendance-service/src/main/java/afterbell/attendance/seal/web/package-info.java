@NullMarked
package afterbell.attendance.seal.web;

import org.jspecify.annotations.NullMarked;
