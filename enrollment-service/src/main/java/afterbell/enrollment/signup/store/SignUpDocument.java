package afterbell.enrollment.signup.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.confidential.Sealed;
import afterbell.enrollment.signup.model.ApplicantList;
import afterbell.enrollment.signup.model.ApplicantList.Entry;
import afterbell.enrollment.signup.model.Seed;
import afterbell.enrollment.signup.model.SignUp;
import afterbell.enrollment.signup.model.SignUp.Announced;
import afterbell.enrollment.signup.model.SignUp.Drawn;
import afterbell.enrollment.signup.model.SignUp.Listed;
import afterbell.enrollment.signup.model.SignUp.State;
import afterbell.enrollment.signup.model.Terms;
import afterbell.enrollment.signup.model.Terms.Capacity;

/**
 * A sign-up on disk.
 *
 * @param sealedSeed the seed from the beginning, which nobody reads before the draw
 * @param seed       in clear, once it is drawn
 */
record SignUpDocument(@Field("st") State state, @Field("o") Instant opens, @Field("c") Instant closes,
        @Field("la") boolean late, @Field("g") List<CapacityDocument> groups, @Field("h") String seedHash,
        @Field("x") Sealed sealedSeed, @Field("l") @Nullable List<EntryDocument> list,
        @Field("lt") @Nullable Instant listedAt, @Field("s") @Nullable String seed,
        @Field("dt") @Nullable Instant drawnAt) {

    record CapacityDocument(@Field("g") String groupId, @Field("c") int capacity) {}

    record EntryDocument(@Field("i") String applicationId, @Field("p") boolean priority) {}

    static SignUpDocument of(SignUp it, Sealed sealedSeed) {
        var list = switch (it) {
            case Announced _ -> null;
            case Listed listed -> listed.list();
            case Drawn drawn -> drawn.list();
        };
        var listedAt = switch (it) {
            case Announced _ -> null;
            case Listed listed -> listed.listedAt();
            case Drawn drawn -> drawn.listedAt();
        };
        var drawn = it instanceof Drawn done ? done : null;
        var terms = it.terms();
        return new SignUpDocument(it.state(), terms.opens(), terms.closes(), terms.late(),
                terms.groups().stream().map(group -> new CapacityDocument(group.groupId(), group.capacity())).toList(),
                it.seedHash(), sealedSeed,
                list == null
                        ? null
                        : list.entries()
                                .stream()
                                .map(entry -> new EntryDocument(entry.applicationId(), entry.priority()))
                                .toList(),
                listedAt, drawn == null ? null : drawn.seed().hex(), drawn == null ? null : drawn.drawnAt());
    }

    SignUp toSignUp() {
        var terms = new Terms(opens, closes, late,
                groups.stream().map(it -> new Capacity(it.groupId(), it.capacity())).toList());
        return switch (state) {
            case ANNOUNCED -> new Announced(terms, seedHash);
            case LISTED -> new Listed(terms, seedHash, applicants(), Objects.requireNonNull(listedAt));
            case DRAWN -> new Drawn(terms, seedHash, applicants(), Objects.requireNonNull(listedAt),
                    new Seed(Objects.requireNonNull(seed)), Objects.requireNonNull(drawnAt));
        };
    }

    private ApplicantList applicants() {
        return new ApplicantList(Objects.requireNonNull(list)
                .stream()
                .map(it -> new Entry(it.applicationId(), it.priority()))
                .toList());
    }
}
