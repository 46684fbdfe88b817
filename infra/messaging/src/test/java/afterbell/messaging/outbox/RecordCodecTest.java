package afterbell.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import com.mongodb.MongoClientSettings;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.mapping.Field;

class RecordCodecTest {
    private static final String STORED = """
        {"n": "三年级2班", "c": {"$numberLong": "7"}, "l": "LOUD", "b": {"$binary": {"base64": "AQI=", "subType": "00"}},
         "p": [{"i": "p-1", "r": 1}, {"i": "p-2", "r": 2}], "d": [3, 5]}""";
    private final RecordCodec<Thing> codec = new RecordCodec<>(Thing.class, List.of(),
            MongoClientSettings.getDefaultCodecRegistry());

    private enum Loudness {
        LOUD
    }

    private record Part(@Field("i") String id, @Field("r") int revision) {}

    private record Thing(@Field("n") @Nullable String name, @Field("c") long count, @Field("l") @Nullable Loudness loud,
            @Field("b") byte @Nullable [] bytes, @Field("p") @Nullable List<Part> parts,
            @Field("d") @Nullable List<Integer> days) {}

    @Test
    void aRecordIsADocumentOfShortNames() {
        var thing = new Thing("三年级2班", 7, Loudness.LOUD, new byte[]{1, 2},
                List.of(new Part("p-1", 1), new Part("p-2", 2)),
                List.of(3, 5));
        assertThat(written(thing)).isEqualTo(BsonDocument.parse(STORED));
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        var thing = read(STORED);
        assertThat(written(thing)).isEqualTo(BsonDocument.parse(STORED));
        assertThat(thing.parts()).containsExactly(new Part("p-1", 1), new Part("p-2", 2));
        assertThat(thing.bytes()).containsExactly(1, 2);
        assertThat(thing.loud()).isEqualTo(Loudness.LOUD);
    }

    @Test
    void fieldsMayStandInAnyOrderAmongOthers() {
        var thing = read("{'d': [1], 'old': {'p': [1]}, 'c': {'$numberLong': '2'}, 'older': 1, 'n': 'x', 'l': 'LOUD'}");
        assertThat(thing).isEqualTo(new Thing("x", 2, Loudness.LOUD, null, null, List.of(1)));
    }

    @Test
    void nothingIsStoredForNull() {
        var thing = new Thing(null, 1, null, null, null, null);
        assertThat(written(thing)).isEqualTo(BsonDocument.parse("{'c': {'$numberLong': '1'}}"));
        assertThat(read("{'n': null, 'c': {'$numberLong': '1'}}")).isEqualTo(thing);
    }

    @Test
    void whatCannotBeStoredIsRefusedBeforeAnythingIs() {
        record Mapped(Map<String, String> map) {}
        assertThatThrownBy(
                () -> new RecordCodec<>(Mapped.class, List.of(), MongoClientSettings.getDefaultCodecRegistry()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No codec for");
    }

    /** A part as one text. */
    private static final class PartAsText implements Codec<Part> {
        @Override
        public void encode(BsonWriter writer, Part part, EncoderContext context) {
            writer.writeString(part.id() + "#" + part.revision());
        }

        @Override
        public Part decode(BsonReader reader, DecoderContext context) {
            String[] both = reader.readString().split("#");
            return new Part(both[0], Integer.parseInt(both[1]));
        }

        @Override
        public Class<Part> getEncoderClass() {
            return Part.class;
        }
    }

    @Test
    void aTypeWithACodecOfItsOwnIsStoredByIt() {
        record Whole(@Field("p") Part part, @Field("m") List<Part> more) {}
        var codecOfWhole = new RecordCodec<>(Whole.class, List.of(new PartAsText()),
                MongoClientSettings.getDefaultCodecRegistry());
        var whole = new Whole(new Part("p-1", 1), List.of(new Part("p-2", 2)));

        assertThat(written(codecOfWhole, whole)).isEqualTo(BsonDocument.parse("{'p': 'p-1#1', 'm': ['p-2#2']}"));
        assertThat(codecOfWhole.decode(new BsonDocumentReader(written(codecOfWhole, whole)),
                DecoderContext.builder().build())).isEqualTo(whole);
    }

    private BsonDocument written(Thing thing) {
        return written(codec, thing);
    }

    private static <R> BsonDocument written(Codec<R> codec, R stored) {
        var document = new BsonDocument();
        codec.encode(new BsonDocumentWriter(document), stored, EncoderContext.builder().build());
        return document;
    }

    private Thing read(String json) {
        return codec.decode(new BsonDocumentReader(BsonDocument.parse(json)), DecoderContext.builder().build());
    }
}
