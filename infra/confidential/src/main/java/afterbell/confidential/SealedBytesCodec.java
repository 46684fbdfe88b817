package afterbell.confidential;

import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** A {@link SealedBytes} component of a stored record is binary in the store, and nothing else. */
final class SealedBytesCodec implements Codec<SealedBytes> {
    @Override
    public void encode(BsonWriter writer, SealedBytes sealed, EncoderContext context) {
        writer.writeBinaryData(new BsonBinary(sealed.bytes()));
    }

    @Override
    public SealedBytes decode(BsonReader reader, DecoderContext context) {
        return new SealedBytes(reader.readBinaryData().getData());
    }

    @Override
    public Class<SealedBytes> getEncoderClass() {
        return SealedBytes.class;
    }
}
