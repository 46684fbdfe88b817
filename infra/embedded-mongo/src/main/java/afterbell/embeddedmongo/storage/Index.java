package afterbell.embeddedmongo.storage;

/** A live index: its definition and what is known about the documents in it. */
public final class Index {
    private final IndexDefinition definition;
    private final long readableFrom;
    private volatile int arrays;

    Index(IndexDefinition definition, long readableFrom, int arrays) {
        this.definition = definition;
        this.readableFrom = readableFrom;
        this.arrays = arrays;
    }

    public IndexDefinition definition() {
        return definition;
    }

    /** Whether a reader of that snapshot finds every document in this index: it was built before. */
    public boolean isReadableAt(long sequence) {
        return readableFrom <= sequence;
    }

    /** Whether some document ever had an array on the path of this key part. */
    public boolean isMultikey(int part) {
        return (arrays & 1 << part) != 0;
    }

    public boolean isMultikey() {
        return arrays != 0;
    }

    int arrays() {
        return arrays;
    }

    void sawArrays(int mask) {
        arrays |= mask;
    }
}
