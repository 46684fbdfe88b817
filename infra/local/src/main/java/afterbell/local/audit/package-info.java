/**
 * Computes a claim again from what was told in Kafka, and from nothing else: no service, no store, and none of the code
 * that computed it.
 */
@NullMarked
package afterbell.local.audit;

import org.jspecify.annotations.NullMarked;
