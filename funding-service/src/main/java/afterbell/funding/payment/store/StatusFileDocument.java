package afterbell.funding.payment.store;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.funding.payment.model.StatusFile;
import afterbell.funding.payment.model.StatusFile.Note;
import afterbell.funding.payment.model.StatusFile.State;
import afterbell.funding.payment.model.StatusFile.Why;

/** What became of a status file, on disk. The file itself is not kept here. */
record StatusFileDocument(@Field("f") String name, @Field("t") Instant at, @Field("st") State state,
        @Field("m") @Nullable String messageId, @Field("bt") @Nullable String batchId, @Field("p") int paid,
        @Field("r") int rejected, @Field("w") int pending, @Field("n") List<NoteDocument> notes) {

    record NoteDocument(@Field("a") String about, @Field("w") Why why, @Field("s") String said) {}

    static StatusFileDocument of(StatusFile file) {
        return new StatusFileDocument(file.name(), file.at(), file.state(), file.messageId(), file.batchId(),
                file.paid(), file.rejected(), file.pending(),
                file.notes().stream().map(it -> new NoteDocument(it.about(), it.why(), it.said())).toList());
    }

    StatusFile toFile(String id) {
        return new StatusFile(id, name, at, state, messageId, batchId, paid, rejected, pending,
                notes.stream().map(it -> new Note(it.about(), it.why(), it.said())).toList());
    }
}
