package afterbell.attendance.pickup.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.attendance.pickup.model.PickupAuthority;
import afterbell.attendance.pickup.model.PickupAuthority.Validity;
import afterbell.attendance.projection.Newest;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Who may collect each pupil. */
@Repository
public class PickupAuthorities {
    static final String COLLECTION = "pickup-authorities";

    private final Newest<AuthorityDocument> documents;

    record ValidityDocument(@Field("i") String adultId, @Field("f") @Nullable String from,
            @Field("u") @Nullable String until) {
        static ValidityDocument of(String adultId, Validity validity) {
            return new ValidityDocument(adultId, text(validity.from()), text(validity.until()));
        }

        Validity toValidity() {
            return new Validity(day(from), day(until));
        }

        private static @Nullable String text(@Nullable LocalDate day) {
            return day == null ? null : day.toString();
        }

        private static @Nullable LocalDate day(@Nullable String text) {
            return text == null ? null : LocalDate.parse(text);
        }
    }

    record GuardianDocument(@Field("i") String adultId, @Field("k") String account) {}

    /**
     * @param validities null where what is said of each adult holds on every day
     * @param guardians  null where none has an account
     */
    record AuthorityDocument(@Field("q") long sequence, @Field("m") List<String> mayCollect,
            @Field("n") List<String> mustNotCollect, @Field("a") boolean mayLeaveAlone,
            @Field("v") @Nullable List<ValidityDocument> validities,
            @Field("g") @Nullable List<GuardianDocument> guardians) implements Newest.Told {
        static AuthorityDocument of(PickupAuthority it, long sequence) {
            var limited = it.validities()
                    .entrySet()
                    .stream()
                    .map(each -> ValidityDocument.of(each.getKey(), each.getValue()))
                    .sorted(Comparator.comparing(ValidityDocument::adultId))
                    .toList();
            var guardians = it.guardians()
                    .entrySet()
                    .stream()
                    .map(each -> new GuardianDocument(each.getKey(), each.getValue()))
                    .sorted(Comparator.comparing(GuardianDocument::adultId))
                    .toList();
            return new AuthorityDocument(sequence, it.mayCollect().stream().sorted().toList(),
                    it.mustNotCollect().stream().sorted().toList(), it.mayLeaveAlone(),
                    limited.isEmpty() ? null : limited, guardians.isEmpty() ? null : guardians);
        }

        PickupAuthority toAuthority() {
            Map<String, Validity> limited = validities == null
                    ? Map.of()
                    : validities.stream()
                            .collect(Collectors.toMap(ValidityDocument::adultId, ValidityDocument::toValidity));
            return new PickupAuthority(Set.copyOf(mayCollect), Set.copyOf(mustNotCollect), mayLeaveAlone, limited,
                    accounts());
        }

        private Map<String, String> accounts() {
            return guardians == null
                    ? Map.of()
                    : guardians.stream()
                            .collect(Collectors.toMap(GuardianDocument::adultId, GuardianDocument::account));
        }
    }

    PickupAuthorities(AggregateStores stores) {
        this.documents = new Newest<>(stores.of(COLLECTION, AuthorityDocument.class));
    }

    /** @return those of pupils of whom something was told, by pupil id */
    public Map<String, PickupAuthority> find(Collection<String> pupilIds) {
        return documents.findAll(pupilIds)
                .stream()
                .collect(Collectors.toMap(Versioned::id, found -> found.state().toAuthority()));
    }

    /** @return the pupils of whom the account is a guardian, by id; at most {@code limit} */
    public List<String> pupilsOf(String account, int limit) {
        return documents.matching(Filters.eq("s.g.k", account), limit).stream().map(Versioned::id).toList();
    }

    /** An older sequence than the known one changes nothing. */
    public void keep(String pupilId, PickupAuthority authority, long sequence) {
        documents.keep(pupilId, AuthorityDocument.of(authority, sequence));
    }

    public void clear() {
        documents.clear();
    }
}
