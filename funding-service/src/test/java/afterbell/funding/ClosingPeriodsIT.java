package afterbell.funding;

import static afterbell.testing.Api.answer;
import static afterbell.testing.Api.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

import afterbell.funding.ledger.PostingEntries;
import afterbell.funding.ledger.model.Book.Posting.Posted;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;
import afterbell.funding.ledger.store.Books;
import afterbell.testing.Tokens;

/** R15: what was closed stays as it is. The days are older than those of every other test: a lock is the city's. */
class ClosingPeriodsIT extends RunningFunding {
    private static final String CLOSED = "2009-12-31";

    @Autowired
    private PostingEntries posting;
    @Autowired
    private Books books;

    @Test
    void nothingIsBookedInItAnyMoreAndWhatFollowsMovesOn() {
        String school = unique("s");
        posting.post(school, Entry.receipt("r-1", Source.DONATION, 5_000, LocalDate.of(2009, 5, 4)));
        JsonNode lock = answer(lock("fin-bureau", CLOSED), 200);
        assertThat(lock.path("until").asString()).isEqualTo(CLOSED);
        assertThat(answer(lock("fin-bureau", CLOSED), 200)).isEqualTo(lock);
        assertThat(answer(lock("fin-bureau", "2009-06-30"), 200)).isEqualTo(lock);

        JsonNode refused = refusal(receive(school, "r-2", CLOSED), 422, "funding.period-locked");
        assertThat(refused.path("detail").asString()).contains(CLOSED);
        answer(receive(school, "r-1", "2009-05-04"), 201);
        answer(receive(school, "r-2", "2010-01-01"), 201);
        assertThat(posting.postFollowing(school, Entry.receipt("disbursement:2008-autumn", Source.CITY_FINANCE, 700,
                LocalDate.of(2009, 2, 18))).bookedOn()).isEqualTo(LocalDate.of(2010, 1, 1));
        assertThat(posting.postFollowing(school, Entry.receipt("disbursement:2008-autumn", Source.CITY_FINANCE, 700,
                LocalDate.of(2009, 2, 18))).bookedOn()).isEqualTo(LocalDate.of(2010, 1, 1));

        JsonNode trial = trial(school, CLOSED);
        assertThat(trial.path("isFinal").asBoolean()).isTrue();
        assertThat(trial(school, "2010-01-01").path("isFinal").asBoolean()).isFalse();
        JsonNode book = answer(api().get(Tokens.of("fin-bureau"),
                "/api/funding/v1/schools/" + school + "/ledger?fiscalYear=2009"), 200);
        assertThat(book.path("closed").asBoolean()).isTrue();
        assertThat(book.path("entries").asInt()).isEqualTo(1);
    }

    @Test
    void whoHasLookedBeforeTheLockCannotPostAfterIt() {
        String school = unique("s");
        var opened = books.open(school);
        answer(lock("fin-bureau", "2005-12-31"), 200);
        var fresh = books.open(school);
        assertThat(fresh.version()).isGreaterThan(opened.version());

        var entry = Entry.receipt("r-1", Source.DONATION, 5_000, LocalDate.of(2005, 5, 4));
        var posted = (Posted) opened.state().post(entry, List.of(), false, Instant.EPOCH);
        assertThatThrownBy(() -> books.save(opened, posted, Optional.empty()))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void onlyTheFinanceBureauClosesAndOnlyWhatIsOver() {
        for (var user : List.of("edu-bureau", "admin-1", "union")) {
            refusal(lock(user, CLOSED), 403, "forbidden");
        }
        refusal(lock("fin-bureau", "2098-01-01"), 422, "funding.period-not-over");
        refusal(api().post(Tokens.of("fin-bureau"), "/api/funding/v1/ledger/period-locks", Map.of()), 400,
                "validation-failed");
        answer(api().get(Tokens.of("admin-1"), "/api/funding/v1/ledger/period-locks"), 200);
    }

    private ResponseSpec lock(String who, String until) {
        return api().post(Tokens.of(who), "/api/funding/v1/ledger/period-locks", Map.of("until", until));
    }

    private ResponseSpec receive(String school, String id, String day) {
        return api().post(Tokens.of("fin-bureau"), "/api/funding/v1/schools/" + school + "/ledger/receipts",
                Map.of("entryId", id, "source", "DONATION", "amountFen", 5_000, "bookedOn", day));
    }

    private JsonNode trial(String school, String on) {
        return answer(api().get(Tokens.of("fin-bureau"),
                "/api/funding/v1/schools/" + school + "/ledger/trial-balance?on=" + on), 200);
    }
}
