package afterbell.embeddedmongo.storage;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Documents as the bytes that are kept on disk: plain BSON, at most 16 MiB. */
public final class Bson {
    private static final int REUSED_BUFFER_LIMIT = 1 << 20;
    private static final ThreadLocal<ByteBuf> BUFFER = ThreadLocal.withInitial(() -> Unpooled.buffer(4096));

    private Bson() {}

    /** The document's bytes. Error 10334 when they are more than MongoDB's 16 MiB. */
    public static byte[] encode(Document document) {
        ByteBuf buffer = BUFFER.get();
        buffer.clear();
        try {
            BsonEncoder.encodeDocument(document, buffer);
            int size = buffer.readableBytes();
            if (size > BsonConstants.MAX_BSON_OBJECT_SIZE) {
                throw new MongoServerError(10334, "BSONObjectTooLarge",
                        "BSONObj size: " + size + " is invalid. Size must be "
                                + "between 0 and " + BsonConstants.MAX_BSON_OBJECT_SIZE);
            }
            byte[] bytes = new byte[size];
            buffer.readBytes(bytes);
            return bytes;
        } catch (IllegalArgumentException unknownType) {
            throw new MongoServerError(2, "BadValue", "This value cannot be stored: " + unknownType.getMessage());
        } finally {
            if (buffer.capacity() > REUSED_BUFFER_LIMIT) {
                BUFFER.remove();
            }
        }
    }

    public static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
