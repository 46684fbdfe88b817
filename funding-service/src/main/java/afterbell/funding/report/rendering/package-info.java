@NullMarked
package afterbell.funding.report.rendering;

import org.jspecify.annotations.NullMarked;
