package afterbell.funding.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import afterbell.funding.ledger.model.ChainCheck.Broken;
import afterbell.funding.ledger.model.ChainCheck.Reason;

/** Whoever changes what was posted is found. */
class ChainOfAJournalTest {
    private static final LocalDate DAY = LocalDate.of(2021, 10, 8);

    private final JournalOnPaper journal = new JournalOnPaper();

    @BeforeEach
    void post() {
        journal.post(Entry.receipt("r-1", Source.DONATION, 10_000, DAY));
        journal.post(Entry.spending("s-1", Category.CONSUMABLES, Source.DONATION, 4_000, DAY, "彩纸和胶水"));
        journal.post(Entry.receipt("r-2", Source.TOWNSHIP, 500, DAY.plusDays(1)));
    }

    @Test
    void eachHashIsThatOfALineWhichEndsWithTheHashBefore() {
        var first = journal.entries().getFirst();
        assertThat(first.previous()).isEqualTo(Chain.START);
        assertThat(first.hash()).isEqualTo("c4421518f0af354d0acd1415480923901b57a209bfe259af0ed5ec07157f065c");
        assertThat(journal.entries().get(1).previous()).isEqualTo(first.hash());
        assertThat(journal.book().head()).isEqualTo(journal.entries().getLast().hash());
        assertThat(journal.check().broken()).isEmpty();
    }

    @Test
    void anEntryOfWhichAnythingWasChangedIsFound() {
        var told = journal.entries().get(1);
        var entry = told.entry();
        Stream.of(new Entry("s-2", entry.source(), entry.debit(), entry.credit(), 4_000, DAY, entry.description()),
                new Entry("s-1", Source.PARENTS, entry.debit(), entry.credit(), 4_000, DAY, entry.description()),
                new Entry("s-1", entry.source(), Account.spent(Category.LABOUR_FEES, Source.DONATION), entry.credit(),
                        4_000, DAY, entry.description()),
                new Entry("s-1", entry.source(), entry.debit(), Account.fund(Source.TOWNSHIP), 4_000, DAY,
                        entry.description()),
                new Entry("s-1", entry.source(), entry.debit(), entry.credit(), 3_999, DAY, entry.description()),
                entry.bookedOn(DAY.plusDays(1)),
                new Entry("s-1", entry.source(), entry.debit(), entry.credit(), 4_000, DAY, "书"),
                new Entry("s-1", entry.source(), entry.debit(), entry.credit(), 4_000, DAY, entry.description(),
                        "r-1"))
                .forEach(changed -> assertThat(with(1, new Recorded("school-1", 2, changed, told.recordedAt(),
                        told.previous(), told.hash()))).as("%s", changed)
                        .contains(new Broken(2, Reason.ENTRY_CHANGED)));
        assertThat(with(1, new Recorded("school-1", 2, entry, told.recordedAt().plusMillis(1), told.previous(),
                told.hash()))).contains(new Broken(2, Reason.ENTRY_CHANGED));
        assertThat(with(1, new Recorded("school-2", 2, entry, told.recordedAt(), told.previous(), told.hash())))
                .contains(new Broken(2, Reason.ENTRY_CHANGED));
    }

    @Test
    void anEntryThatWasChangedAndHashedAnewDoesNotFitToTheNext() {
        var told = journal.entries().get(1);
        var changed = Entry.spending("s-1", Category.CONSUMABLES, Source.DONATION, 3_999, DAY, "彩纸和胶水");

        assertThat(with(1, new Recorded("school-1", 2, changed, told.recordedAt(), told.previous(),
                Chain.hash("school-1", 2, changed, told.recordedAt(), told.previous()))))
                .contains(new Broken(3, Reason.NOT_LINKED));
    }

    @Test
    void anEntryThatWasTakenOutOrStandsTwiceIsFound() {
        var entries = journal.entries();
        assertThat(check(List.of(entries.get(0), entries.get(2)))).contains(new Broken(2, Reason.NUMBER_MISSING));
        assertThat(check(List.of(entries.get(0), entries.get(0), entries.get(1), entries.get(2))))
                .contains(new Broken(2, Reason.NUMBER_MISSING));
        assertThat(check(entries.subList(0, 2))).contains(new Broken(2, Reason.BOOK_DIFFERS));
        assertThat(check(List.of())).contains(new Broken(0, Reason.BOOK_DIFFERS));
    }

    @Test
    void balancesThatAreNotThoseOfTheEntriesAreFound() {
        var other = new JournalOnPaper();
        other.post(Entry.receipt("r-1", Source.DONATION, 20_000, DAY));
        var richer = new Book("school-1", 3, journal.book().head(), other.book().months());

        assertThat(JournalOnPaper.check(journal.entries(), richer).broken())
                .contains(new Broken(3, Reason.BOOK_DIFFERS));
    }

    private Optional<Broken> with(int place, Recorded changed) {
        var entries = new ArrayList<>(journal.entries());
        entries.set(place, changed);
        return check(entries);
    }

    private Optional<Broken> check(List<Recorded> stored) {
        return JournalOnPaper.check(stored, journal.book()).broken();
    }
}
