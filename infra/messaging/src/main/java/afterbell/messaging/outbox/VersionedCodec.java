package afterbell.messaging.outbox;

import java.util.Objects;

import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.Decoder;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/** Reads an aggregate's document, without the events that wait in it. */
final class VersionedCodec<D> implements Codec<Versioned<D>> {
    private final Decoder<D> states;

    VersionedCodec(Decoder<D> states) {
        this.states = states;
    }

    @Override
    public Versioned<D> decode(BsonReader reader, DecoderContext context) {
        String id = "";
        long version = 0;
        long sequence = 0;
        boolean waiting = false;
        @Nullable
        D state = null;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "_id" -> id = reader.readString();
                case "v" -> version = reader.readInt64();
                case "q" -> sequence = reader.readInt64();
                case "s" -> state = states.decode(reader, context);
                case "oa" -> {
                    waiting = true;
                    reader.skipValue();
                }
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new Versioned<>(id, Objects.requireNonNull(state), version, sequence, waiting);
    }

    @Override
    public void encode(BsonWriter writer, Versioned<D> value, EncoderContext context) {
        throw new UnsupportedOperationException("An aggregate is saved with its events");
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Versioned<D>> getEncoderClass() {
        return (Class<Versioned<D>>) (Class<?>) Versioned.class;
    }
}
