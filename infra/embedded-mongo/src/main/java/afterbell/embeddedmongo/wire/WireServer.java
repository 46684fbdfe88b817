package afterbell.embeddedmongo.wire;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import afterbell.embeddedmongo.command.Dispatcher;
import afterbell.embeddedmongo.storage.GroupCommit;

/**
 * Listens for drivers. Event loops only read and write; each command runs on a worker, and its answer leaves when the log
 * is synced, without a thread waiting for that.
 */
public final class WireServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WireServer.class);
    private static final int EVENT_LOOPS = 2;
    private static final int SECONDS_TO_FINISH = 10;

    private final EventLoopGroup loops;
    private final ChannelGroup clients = new DefaultChannelGroup("clients", GlobalEventExecutor.INSTANCE);
    private final ThreadPoolExecutor workers;
    private final Channel listening;

    private WireServer(InetSocketAddress address, int maxConnections, Dispatcher dispatcher, GroupCommit commits,
            CommandObserver observer) throws IOException {
        loops = new MultiThreadIoEventLoopGroup(EVENT_LOOPS, new DefaultThreadFactory("wire", true),
                NioIoHandler.newFactory());
        workers = new ThreadPoolExecutor(0, maxConnections + 1, 30, TimeUnit.SECONDS, new SynchronousQueue<>(),
                new DefaultThreadFactory("command", true));
        ServerBootstrap bootstrap = new ServerBootstrap().group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 128)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (clients.size() >= maxConnections) {
                            log.warn("A connection was refused: {} are open", maxConnections);
                            channel.close();
                            return;
                        }
                        clients.add(channel);
                        channel.pipeline()
                                .addLast(new MongoWireReplyEncoder(), new MongoWireMessageEncoder(),
                                        new LimitedMessages(),
                                        new RequestHandler(dispatcher, commits, workers, observer));
                    }
                });
        try {
            listening = bootstrap.bind(address).sync().channel();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            giveUp();
            throw new IOException("Interrupted while binding", interrupted);
        } catch (Exception failed) {
            giveUp();
            throw failed instanceof BindException bind ? bind : new IOException(failed);
        }
    }

    /**
     * Binds and serves.
     *
     * @throws BindException when the port is taken
     */
    public static WireServer start(InetSocketAddress address, int maxConnections, Dispatcher dispatcher,
            GroupCommit commits, CommandObserver observer) throws IOException {
        return new WireServer(address, maxConnections, dispatcher, commits, observer);
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    public int connections() {
        return clients.size();
    }

    /** Takes no more commands and waits for the running ones; false when some did not end in time. */
    public boolean stop() {
        listening.close().syncUninterruptibly();
        boolean finished = shutDown();
        clients.close().awaitUninterruptibly(SECONDS_TO_FINISH, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, SECONDS_TO_FINISH, TimeUnit.SECONDS).awaitUninterruptibly();
        return finished;
    }

    private void giveUp() {
        workers.shutdown();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private boolean shutDown() {
        workers.shutdown();
        try {
            return workers.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
