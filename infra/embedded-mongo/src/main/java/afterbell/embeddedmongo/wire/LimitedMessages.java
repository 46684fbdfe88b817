package afterbell.embeddedmongo.wire;

import java.io.IOException;

import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

import afterbell.embeddedmongo.command.Dispatcher;

/** Reads messages no longer than the server says it takes, so that a connection has a bounded buffer. */
final class LimitedMessages extends MongoWireProtocolHandler {

    @Override
    protected @Nullable ClientRequest decode(ChannelHandlerContext context, ByteBuf buffer) throws Exception {
        if (buffer.readableBytes() >= Integer.BYTES) {
            int length = buffer.getIntLE(buffer.readerIndex());
            if (length < 0 || length > Dispatcher.MAX_MESSAGE_BYTES) {
                throw new IOException(
                        "A message of " + length + " bytes is longer than " + Dispatcher.MAX_MESSAGE_BYTES);
            }
        }
        return super.decode(context, buffer);
    }
}
