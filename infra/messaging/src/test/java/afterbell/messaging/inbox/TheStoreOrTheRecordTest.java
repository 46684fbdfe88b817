package afterbell.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;

class TheStoreOrTheRecordTest {
    static Stream<Throwable> failuresOfTheStore() {
        return Stream.of(new DataAccessResourceFailureException("away"), new MongoTimeoutException("away"),
                new IllegalStateException(new MongoSocketReadException("cut", new ServerAddress())),
                new UncategorizedMongoDbException("stepped down", command(189)),
                new UncategorizedMongoDbException("the disk is full", command(14031)));
    }

    static Stream<Throwable> failuresOfTheRecord() {
        return Stream.of(new IllegalArgumentException("no semester"), new DuplicateKeyException("taken"),
                new OptimisticLockingFailureException("again and again"),
                new UncategorizedMongoDbException("no such operator", command(2)));
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheStore")
    void aFailureOfTheStoreIsTriedWithoutEnd(Throwable failure) {
        assertThat(StoreAway.isTold(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheRecord")
    void aFailureOfTheRecordIsTriedAFewTimes(Throwable failure) {
        assertThat(StoreAway.isTold(failure)).isFalse();
    }

    private static MongoCommandException command(int code) {
        return new MongoCommandException(new BsonDocument("code", new BsonInt32(code)), new ServerAddress());
    }
}
