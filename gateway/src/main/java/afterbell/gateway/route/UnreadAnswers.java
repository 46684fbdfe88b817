package afterbell.gateway.route;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Drops the connection of an answer that is closed before its end. The client would read on to the end to keep the
 * connection, and an answer that is closed early is one whose end may never come.
 */
final class UnreadAnswers implements ExecChainHandler {

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        var answer = chain.proceed(request, scope);
        var entity = answer.getEntity();
        if (entity != null) {
            answer.setEntity(new Droppable(entity, scope.execRuntime));
        }
        return answer;
    }

    private static final class Droppable extends HttpEntityWrapper {

        private final ExecRuntime connection;
        private @Nullable Body body;

        Droppable(HttpEntity entity, ExecRuntime connection) {
            super(entity);
            this.connection = connection;
        }

        @Override
        public InputStream getContent() throws IOException {
            var opened = body;
            if (opened == null) {
                opened = new Body(super.getContent(), connection);
                body = opened;
            }
            return opened;
        }
    }

    private static final class Body extends FilterInputStream {

        private final ExecRuntime connection;
        private boolean ended;

        Body(InputStream body, ExecRuntime connection) {
            super(body);
            this.connection = connection;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            ended |= one < 0;
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            ended |= read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (ended) {
                super.close();
            } else {
                connection.discardEndpoint();
            }
        }
    }
}
