package afterbell.funding.claim;

import java.util.List;
import java.util.Optional;

import afterbell.funding.claim.model.Claim;
import afterbell.messaging.outbox.Versioned;

/**
 * The claims of all schools in a semester after they were computed.
 *
 * @param items by school id
 */
public record CityClaims(String semesterId, List<Item> items) {
    public CityClaims {
        items = List.copyOf(items);
    }

    /** What became of one school. */
    public sealed interface Item {
        String schoolId();

        /** Computed, or confirmed before and left alone. */
        record Stands(String schoolId, Versioned<Claim> claim) implements Item {}

        /** @param pupils more than a claim holds */
        record TooLarge(String schoolId, int pupils) implements Item {}

        /** @return the claim, where there is one */
        default Optional<Claim> standing() {
            return this instanceof Stands stands ? Optional.of(stands.claim().state()) : Optional.empty();
        }
    }

    public long pupils() {
        return claims().stream().mapToLong(claim -> claim.content().counted().pupils()).sum();
    }

    public long totalFen() {
        return claims().stream().mapToLong(claim -> claim.content().amountFen()).reduce(0, Math::addExact);
    }

    private List<Claim> claims() {
        return items.stream().map(Item::standing).flatMap(Optional::stream).toList();
    }
}
