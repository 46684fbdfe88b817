package afterbell.embeddedmongo.wire;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import afterbell.embeddedmongo.command.Dispatcher;
import afterbell.embeddedmongo.storage.GroupCommit;

/** One connection: its commands run one after the other, in the order they came. */
final class RequestHandler extends SimpleChannelInboundHandler<ClientRequest> {
    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);
    private static final int MAX_WAITING = 64;

    private final Dispatcher dispatcher;
    private final GroupCommit commits;
    private final Executor workers;
    private final CommandObserver observer;
    private final AtomicInteger answerIds = new AtomicInteger();
    private final Queue<ClientRequest> waiting = new ArrayDeque<>();
    private boolean busy;

    RequestHandler(Dispatcher dispatcher, GroupCommit commits, Executor workers, CommandObserver observer) {
        this.dispatcher = dispatcher;
        this.commits = commits;
        this.workers = workers;
        this.observer = observer;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
        if (!busy) {
            busy = true;
            start(context, request);
        } else if (waiting.size() < MAX_WAITING) {
            waiting.add(request);
        } else {
            log.warn("A client sent more than {} commands without waiting: its connection is closed", MAX_WAITING);
            context.close();
        }
    }

    private void start(ChannelHandlerContext context, ClientRequest request) {
        long from = System.nanoTime();
        try {
            workers.execute(() -> run(context, request, from));
        } catch (RejectedExecutionException shuttingDown) {
            context.close();
        }
    }

    private void run(ChannelHandlerContext context, ClientRequest request, long from) {
        Document body = body(request);
        Dispatcher.Answer answer = dispatcher.handle(database(request), body);
        if (answer.whenDurable()) {
            commits.whenDurable(
                    failed -> answer(context, request, body, failed == null ? answer.document() : lost(), from));
        } else {
            answer(context, request, body, answer.document(), from);
        }
    }

    private static Document lost() {
        return new Document("ok", 0.0).append("code", 91)
                .append("codeName", "ShutdownInProgress")
                .append("errmsg", "The log could not be synced: whether this write is durable is not known");
    }

    private void answer(ChannelHandlerContext context, ClientRequest request, Document body, Document answer,
            long from) {
        String name = body.isEmpty() ? "" : body.keySet().iterator().next();
        observer.answered(name, System.nanoTime() - from, Double.valueOf(1.0).equals(answer.get("ok")));
        context.executor().execute(() -> {
            MessageHeader header = new MessageHeader(answerIds.incrementAndGet(), request.getHeader().getRequestID());
            context.writeAndFlush(request instanceof MongoQuery ? new MongoReply(header, List.of(answer), 0)
                    : new MongoMessage(context.channel(), header, answer));
            ClientRequest next = waiting.poll();
            if (next == null) {
                busy = false;
            } else {
                start(context, next);
            }
        });
    }

    private static String database(ClientRequest request) {
        @Nullable
        String database = request instanceof MongoMessage message
                ? message.getDocument().get("$db") instanceof String name ? name : ""
                : request.getDatabaseName();
        return database == null ? "" : database;
    }

    /** The command: old drivers greet with a query on {@code $cmd}. */
    private static Document body(ClientRequest request) {
        if (request instanceof MongoMessage message) {
            return message.getDocument();
        }
        if (!(request instanceof MongoQuery query) || !query.getCollectionName().equals("$cmd")) {
            return new Document("OP_QUERY on a collection", 1);
        }
        Map<String, Object> wrapped = query.getQuery();
        return wrapped.get("$query") instanceof Document inner ? inner : query.getQuery();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // The message may quote what the client sent.
        log.warn("A connection is closed: {}",
                (cause.getCause() == null ? cause : cause.getCause()).getClass().getName());
        context.close();
    }
}
