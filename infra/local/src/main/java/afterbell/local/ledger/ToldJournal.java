package afterbell.local.ledger;

import java.util.Optional;

/** A school's journal as the topic tells it, from the first entry on. A fact that comes again changes nothing. */
final class ToldJournal {
    private static final String START = "0".repeat(64);

    private long entries;
    private String head = START;
    private Optional<String> broken = Optional.empty();

    void add(JournalLine line) {
        if (broken.isEmpty()) {
            broken = look(line);
        }
        if (broken.isEmpty() && line.number() > entries) {
            entries = line.number();
            head = line.told();
        }
    }

    private Optional<String> look(JournalLine line) {
        if (!line.told().equals(line.computed())) {
            return Optional.of("entry " + line.number() + " was changed after it was posted");
        }
        if (line.number() <= entries) {
            return Optional.empty();
        }
        if (line.number() != entries + 1) {
            return Optional.of("entry " + (entries + 1) + " is missing");
        }
        return line.previous().equals(head)
                ? Optional.empty()
                : Optional.of("entry " + line.number() + " does not follow from the one before");
    }

    long entries() {
        return entries;
    }

    String head() {
        return head;
    }

    /** @return the first thing that is wrong */
    Optional<String> broken() {
        return broken;
    }
}
