package afterbell.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoQueryException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@BackedBy(BackingPart.STORE)
class TheStoreRefusesScansIT {

    @Test
    void aQueryThatNoIndexServesIsRefusedAndOneByIdIsAnswered() {
        ConnectionString uri = new ConnectionString(BackingParts.freshDatabase());
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> pupils = client.getDatabase(String.valueOf(uri.getDatabase()))
                    .getCollection("pupils");
            pupils.insertOne(new Document("_id", "p1").append("grade", 3));

            assertThat(pupils.find(new Document("_id", "p1")).first()).isNotNull();
            assertThatThrownBy(() -> pupils.find(new Document("grade", 3)).first())
                    .isInstanceOf(MongoQueryException.class);
        }
    }
}
