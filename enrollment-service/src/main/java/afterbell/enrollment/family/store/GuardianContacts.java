package afterbell.enrollment.family.store;

import java.util.Optional;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

import afterbell.confidential.Confidential;
import afterbell.confidential.Sealed;

/** How guardians themselves say they are reached, one document each: {@code _id} account, {@code x} sealed. */
@Repository
public class GuardianContacts {
    private static final String CONTACT = "contact";

    private final MongoTemplate mongo;
    private final Confidential confidential;

    GuardianContacts(MongoTemplate mongo, Confidential confidential) {
        this.mongo = mongo;
        this.confidential = confidential;
    }

    /** Personal data: toString shows nothing. */
    public record Contact(String name, String phone) {
        @Override
        public String toString() {
            return "Contact";
        }
    }

    public Optional<Contact> find(String account) {
        return Optional.ofNullable(contacts().find(Filters.eq("_id", account)).first()).map(stored -> {
            var text = confidential.open(subject(account), CONTACT,
                    new Sealed(stored.get("x", Binary.class).getData()));
            int end = text.lastIndexOf('\n');
            return new Contact(text.substring(0, end), text.substring(end + 1));
        });
    }

    public void save(String account, Contact contact) {
        var sealed = confidential.seal(subject(account), CONTACT, contact.name() + '\n' + contact.phone());
        contacts().replaceOne(Filters.eq("_id", account),
                new Document("_id", account).append("x", new Binary(sealed.bytes())),
                new ReplaceOptions().upsert(true));
    }

    /** Repeating it changes nothing. */
    public void delete(String account) {
        contacts().deleteOne(Filters.eq("_id", account));
    }

    private static String subject(String account) {
        return "guardian-" + account;
    }

    private MongoCollection<Document> contacts() {
        return mongo.getCollection("guardian-contacts").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }
}
