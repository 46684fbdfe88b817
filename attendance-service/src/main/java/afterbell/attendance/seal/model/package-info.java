@NullMarked
package afterbell.attendance.seal.model;

import org.jspecify.annotations.NullMarked;
