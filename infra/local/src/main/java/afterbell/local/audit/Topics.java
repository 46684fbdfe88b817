package afterbell.local.audit;

import java.util.function.Consumer;

/** Where facts lie. */
interface Topics {
    /** Gives everything that the topic holds at this moment, partition by partition in order. */
    void read(String topic, Consumer<Told> each);
}
