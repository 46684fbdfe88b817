/** Generates what is published about the contracts, and guards what was approved before. */
@NullMarked
package afterbell.contracts.approval;

import org.jspecify.annotations.NullMarked;
