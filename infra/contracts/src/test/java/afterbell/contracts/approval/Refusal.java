package afterbell.contracts.approval;

import java.util.Locale;

/**
 * Why a change of a contract cannot be approved.
 *
 * @param rule  the broken rule
 * @param where the topic, or the fact's type and the path of the field in it
 */
record Refusal(Rule rule, String where) {
    enum Rule {
        TOPIC_REMOVED("the topic is gone, and with it what its readers live on"),
        TOPIC_KEY_CHANGED("facts of one key would no longer keep their order"),
        TOPIC_COMPACTION_CHANGED("a projection rebuilt from offset 0 would give another result"),
        FACT_REMOVED("readers wait for it, and stored events of it must stay readable"),
        FACT_MOVED("readers of its old topic would no longer get it"),
        SCHEMA_LOST("its approved schema is missing: restore the file, it is what changes are judged by"),
        PROPERTY_REMOVED("readers need it; a rename is a removal"),
        PROPERTY_NEWLY_REQUIRED("stored events do not carry it: make it @Nullable"),
        PROPERTY_NO_LONGER_REQUIRED("readers count on it"),
        TYPE_CHANGED("neither readers nor stored events follow"),
        FORMAT_CHANGED("neither readers nor stored events follow"),
        ENUM_CONSTANT_REMOVED("stored events carry it; a rename is a removal"),
        ENUM_CONSTANT_ADDED("a reader's exhaustive switch does not know it"),
        CONSTRAINT_CHANGED("readers or stored events may not meet it");

        private final String why;

        Rule(String why) {
            this.why = why;
        }
    }

    @Override
    public String toString() {
        return where + ": " + rule.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " – " + rule.why;
    }
}
