package afterbell.enrollment.pickup.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.stereotype.Repository;

import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;
import afterbell.enrollment.pickup.model.Adult;
import afterbell.enrollment.pickup.model.Adult.Voice;
import afterbell.enrollment.pickup.model.LeavingAlone;
import afterbell.enrollment.pickup.model.PickupAuthority;
import afterbell.enrollment.pickup.model.Validity;
import afterbell.enrollment.pickup.outbox.PickupFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** Who may collect each pupil. Names and telephone numbers are sealed with the pupil's key. */
@Repository
public class PickupAuthorities {
    static final String COLLECTION = "pickup-authorities";

    private final AggregateStore<AuthorityDocument> documents;
    private final Confidential confidential;

    PickupAuthorities(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of(COLLECTION, AuthorityDocument.class);
        this.confidential = confidential;
    }

    /** How an adult is called and reached. Personal data: toString shows nothing. */
    public record Named(String name, String phone) {
        @Override
        public String toString() {
            return "Named";
        }
    }

    record AdultDocument(@Field("i") String adultId, @Field("ac") @Nullable String account,
            @Field("r") String relation, @Field("m") boolean mayCollect, @Field("f") @Nullable String from,
            @Field("u") @Nullable String until, @Field("b") Voice saidBy, @Field("x") @Nullable Sealed named) {

        Adult toAdult() {
            return new Adult(adultId, account, relation, mayCollect, new Validity(day(from), day(until)), saidBy);
        }

        private static @Nullable LocalDate day(@Nullable String text) {
            return text == null ? null : LocalDate.parse(text);
        }
    }

    /** @param schoolAllows null in documents of the time when only the guardian was asked */
    record AuthorityDocument(@Field("a") List<AdultDocument> adults, @Field("l") boolean guardianAllows,
            @Field("s") @Nullable Boolean schoolAllows) {}

    /** @param named null where the adult is known by the account only */
    public record NamedAdult(Adult adult, @Nullable Named named) {}

    public Versioned<PickupAuthority> load(String pupilId) {
        return documents.find(pupilId)
                .map(PickupAuthorities::read)
                .orElseGet(() -> Versioned.fresh(pupilId, PickupAuthority.none(pupilId)));
    }

    /** @return ids of the pupils whose guardian has the account */
    public List<String> pupilsOf(String account, int limit) {
        return documents.find(Filters.eq("s.a.ac", account), Sorts.ascending("_id"), limit)
                .stream()
                .map(PickupAuthorities::read)
                .filter(found -> found.state().isGuardian(account))
                .map(Versioned::id)
                .toList();
    }

    /**
     * @param adultId of whom something was said, null where of nobody
     * @param named   how that adult is called, null where it is not known
     * @throws org.springframework.dao.OptimisticLockingFailureException if the authority has changed meanwhile
     */
    public Versioned<PickupAuthority> save(Versioned<PickupAuthority> before, PickupAuthority next,
            @Nullable String adultId, @Nullable Named named) {
        if (next.equals(before.state())) {
            return before;
        }
        var sealed = sealedNames(before);
        if (adultId != null && named != null) {
            sealed.put(adultId, confidential.seal(next.pupilId(), "adult-" + adultId,
                    named.name() + '\n' + named.phone()));
        }
        var document = new AuthorityDocument(next.adults()
                .stream()
                .map(it -> write(it, sealed.get(it.adultId())))
                .toList(), next.leavingAlone().guardianAllows(), next.leavingAlone().schoolAllows());
        return documents.save(before, document, List.of(PickupFacts.set(next))).map(_ -> next);
    }

    private Map<String, Sealed> sealedNames(Versioned<PickupAuthority> before) {
        var sealed = new HashMap<String, Sealed>();
        documents.find(before.id()).ifPresent(found -> found.state().adults().forEach(it -> {
            if (it.named() != null) {
                sealed.put(it.adultId(), it.named());
            }
        }));
        return sealed;
    }

    /** Opens the names: whoever calls this writes it down. */
    public List<NamedAdult> named(String pupilId) {
        return documents.find(pupilId)
                .stream()
                .flatMap(found -> found.state().adults().stream())
                .map(it -> new NamedAdult(it.toAdult(), it.named() == null ? null : opened(pupilId, it, it.named())))
                .toList();
    }

    private Named opened(String pupilId, AdultDocument adult, Sealed sealed) {
        var text = confidential.open(pupilId, "adult-" + adult.adultId(), sealed);
        int end = text.indexOf('\n');
        return new Named(text.substring(0, end), text.substring(end + 1));
    }

    private static AdultDocument write(Adult it, @Nullable Sealed named) {
        return new AdultDocument(it.adultId(), it.account(), it.relation(), it.mayCollect(),
                text(it.validity().from()), text(it.validity().until()), it.saidBy(), named);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static Versioned<PickupAuthority> read(Versioned<AuthorityDocument> found) {
        return found.map(stored -> new PickupAuthority(found.id(),
                stored.adults().stream().map(AdultDocument::toAdult).toList(),
                new LeavingAlone(stored.guardianAllows(), Boolean.TRUE.equals(stored.schoolAllows()))));
    }
}
