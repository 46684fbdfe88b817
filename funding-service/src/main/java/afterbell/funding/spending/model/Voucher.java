package afterbell.funding.spending.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import afterbell.funding.ledger.model.Category;
import afterbell.funding.ledger.model.Entry;
import afterbell.funding.ledger.model.Source;

/**
 * What a school wants to pay out of its fund, and on what grounds (R14, R15). One person draws it up, another approves
 * it; only then the money moves.
 *
 * @param drawnUp     who has last changed what it says
 * @param attachments invoices, receipts, lists, in the order added
 */
public record Voucher(Id id, Content content, Decision drawnUp, List<Attachment> attachments, State state) {
    static final int MOST_ATTACHMENTS = 5;

    public Voucher {
        attachments = List.copyOf(attachments);
    }

    /** @param voucherId chosen by who draws it up; unique in the school */
    public record Id(String schoolId, String voucherId) {
        public String value() {
            return schoolId + ":" + voucherId;
        }

        /** Of what it books. */
        public String entryId() {
            return "voucher:" + voucherId;
        }

        public String reversalId() {
            return entryId() + ":reversal";
        }
    }

    /** To whom the school pays; never a name. */
    public enum Payee {
        SUPPLIER,
        INSTITUTION,
        EXTERNAL_PERSON,
        SCHOOL_STAFF,
        OTHER
    }

    /**
     * What it says.
     *
     * @param bound   whether it is paid with what the giver has bound to this category
     * @param spentOn day of the invoice, Asia/Shanghai
     * @param purpose in the school's words, without names
     */
    public record Content(Category category, Source source, boolean bound, long amountFen, Payee payee,
            LocalDate spentOn, String purpose) {
        public Content {
            if (amountFen <= 0) {
                throw new IllegalArgumentException("A voucher asks for more than nothing, not " + amountFen);
            }
        }
    }

    /** Who decided, and when. */
    public record Decision(String by, Instant at) {}

    /** @param size bytes of the file */
    public record Attachment(String attachmentId, FileType type, int size, Instant addedAt) {}

    /** How far it has come. */
    public sealed interface State {
        record Draft() implements State {}

        record Submitted(Decision submitted) implements State {}

        /** Approved, and the money may or may not stand in the book yet. */
        record Approving(Decision submitted, Decision approved) implements State {}

        /** @param bookedOn accounting day */
        record Approved(Decision submitted, Decision approved, LocalDate bookedOn) implements State {}

        /** To be mended and submitted again. */
        record Returned(Decision submitted, Decision returned, String reason) implements State {}

        /** To be taken out of the book, and it may or may not stand there still. */
        record Cancelling(Approved before, Decision cancelled, String reason) implements State {}

        /** Final. */
        record Cancelled(Decision cancelled, String reason) implements State {}
    }

    /** @return what it books when it is approved */
    public Entry entry() {
        return content.bound()
                ? Entry.spendingBound(id.entryId(), content.category(), content.source(), content.amountFen(),
                        content.spentOn(), content.purpose())
                : Entry.spending(id.entryId(), content.category(), content.source(), content.amountFen(),
                        content.spentOn(), content.purpose());
    }

    /** Whether that person wants it to be paid. */
    boolean isAskedBy(String person, Decision submitted) {
        return drawnUp.by().equals(person) || submitted.by().equals(person);
    }

    Voucher in(State next) {
        return new Voucher(id, content, drawnUp, attachments, next);
    }

    Voucher saying(Content next, Decision by) {
        return new Voucher(id, next, by, attachments, new State.Draft());
    }

    Voucher with(Attachment added) {
        var all = new ArrayList<>(attachments);
        all.add(added);
        return new Voucher(id, content, drawnUp, all, state);
    }
}
