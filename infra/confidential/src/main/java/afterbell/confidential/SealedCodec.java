package afterbell.confidential;

import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** A {@link Sealed} component of a stored record is binary in the store, and nothing else. */
final class SealedCodec implements Codec<Sealed> {
    @Override
    public void encode(BsonWriter writer, Sealed sealed, EncoderContext context) {
        writer.writeBinaryData(new BsonBinary(sealed.bytes()));
    }

    @Override
    public Sealed decode(BsonReader reader, DecoderContext context) {
        return new Sealed(reader.readBinaryData().getData());
    }

    @Override
    public Class<Sealed> getEncoderClass() {
        return Sealed.class;
    }
}
