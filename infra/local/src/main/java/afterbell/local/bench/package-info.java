/** Figures with their yardsticks: what {@code afterbell bench} prints. */
@NullMarked
package afterbell.local.bench;

import org.jspecify.annotations.NullMarked;
