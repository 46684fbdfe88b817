package afterbell.enrollment.signup.store;

import java.util.List;
import java.util.Optional;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;

import afterbell.confidential.Confidential;
import afterbell.enrollment.place.model.Intake;
import afterbell.enrollment.signup.model.Seed;
import afterbell.enrollment.signup.model.SignUp;
import afterbell.enrollment.signup.outbox.SignUpFacts;
import afterbell.messaging.outbox.AggregateStore;
import afterbell.messaging.outbox.AggregateStores;
import afterbell.messaging.outbox.Versioned;

/** The sign-ups, one for an intake. A seed lies sealed until it is drawn. */
@Repository
public class SignUps {
    private static final String SEED = "draw-seed";

    private final AggregateStore<SignUpDocument> documents;
    private final Confidential confidential;

    SignUps(AggregateStores stores, Confidential confidential) {
        this.documents = stores.of("sign-ups", SignUpDocument.class);
        this.confidential = confidential;
    }

    public Optional<Versioned<SignUp>> find(Intake intake) {
        return documents.find(intake.key()).map(found -> found.map(SignUpDocument::toSignUp));
    }

    /** @throws OptimisticLockingFailureException if the intake has a sign-up */
    public Versioned<SignUp> announce(Intake intake, SignUp announced, Seed seed) {
        var sealed = confidential.seal(subject(intake), SEED, seed.hex());
        return documents.save(Versioned.fresh(intake.key(), announced), SignUpDocument.of(announced, sealed),
                List.of(SignUpFacts.announced(intake, announced))).map(_ -> announced);
    }

    /** @throws OptimisticLockingFailureException if the sign-up has changed meanwhile */
    public Versioned<SignUp> save(Intake intake, Versioned<SignUp> before, SignUp next) {
        if (next.equals(before.state())) {
            return before;
        }
        var stored = stored(before.id());
        return documents.save(before, SignUpDocument.of(next, stored.sealedSeed()),
                SignUpFacts.of(intake, before.state(), next)).map(_ -> next);
    }

    /** Opens the seed: for the draw and nothing else. */
    public Seed seedOf(Intake intake) {
        return new Seed(confidential.open(subject(intake), SEED, stored(intake.key()).sealedSeed()));
    }

    private SignUpDocument stored(String id) {
        return documents.find(id)
                .orElseThrow(() -> new OptimisticLockingFailureException("The sign-up is not stored"))
                .state();
    }

    private static String subject(Intake intake) {
        return "sign-up/" + intake.key();
    }
}
