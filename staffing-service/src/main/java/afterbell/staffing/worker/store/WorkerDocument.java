package afterbell.staffing.worker.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.confidential.Sealed;
import afterbell.staffing.worker.model.Hiring;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.RecordCheck.Clear;
import afterbell.staffing.worker.model.Stage.Hired;
import afterbell.staffing.worker.model.Standing;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.Dossier.SealedCheck;
import afterbell.staffing.worker.store.Dossier.SealedWords;
import afterbell.staffing.worker.store.WorkerFile.Loss;

/**
 * A worker on disk.
 *
 * @param schoolIds    schools that the worker belongs to now, for the index of a school's workers
 * @param lapsed       whether it was told that the clearances have run out
 * @param clearedUntil last day of all clearances while some hold, for the index of what expires
 * @param filedSince   earliest filing that waits for the bureau, for the index of its inbox
 * @param assessedOn   day of the longest past last assessment of a hiring, for the index of what is overdue
 * @param checkedOn    day of the newest clear record check while nobody asks for a newer one and the worker belongs to a
 *                     school, for the index of what grows too old
 * @param losing       while duties may have to be taken away because clearances were lost, for the index of such
 */
record WorkerDocument(@Field("k") Kind kind, @Field("sc") List<String> schoolIds,
        @Field("p") PersonDocument person, @Field("h") List<HiringDocument> hirings, @Field("la") boolean lapsed,
        @Field("sg") Standing standing, @Nullable @Field("ce") String clearedUntil,
        @Nullable @Field("fs") String filedSince, @Nullable @Field("ao") String assessedOn,
        @Nullable @Field("ck") String checkedOn, @Nullable @Field("lo") LossDocument losing,
        @Field("ci") Sealed citizenId, @Field("n") Sealed name,
        @Nullable @Field("ph") Sealed phone, @Field("rc") List<CheckDocument> checks,
        @Nullable @Field("w") List<WordsDocument> words) {

    record CheckDocument(@Field("d") String on, @Field("s") Sealed said) {
        static CheckDocument of(SealedCheck check) {
            return new CheckDocument(check.on().toString(), check.said());
        }

        SealedCheck toCheck() {
            return new SealedCheck(LocalDate.parse(on), said);
        }
    }

    record WordsDocument(@Field("i") String about, @Field("s") Sealed words) {}

    record LossDocument(@Field("at") Instant at, @Field("f") String from, @Field("w") LossReason reason) {}

    static WorkerDocument of(WorkerFile file) {
        var worker = file.worker();
        var dossier = file.dossier();
        return new WorkerDocument(worker.kind(), worker.schoolIds(),
                PersonDocument.of(worker.check(), worker.query(), worker.affiliation(), worker.suspensions()),
                worker.hirings().stream().map(it -> HiringDocument.of(worker.workerId(), it)).toList(),
                worker.lapsed(), worker.standing(), clearedUntil(worker),
                worker.filedSince().map(LocalDate::toString).orElse(null), assessedOn(worker), checkedOn(worker),
                loss(file.loss()), dossier.citizenId(), dossier.name(), dossier.phone(),
                dossier.checks().stream().map(CheckDocument::of).toList(),
                dossier.words().isEmpty()
                        ? null
                        : dossier.words().stream().map(it -> new WordsDocument(it.about(), it.words())).toList());
    }

    private static @Nullable LossDocument loss(@Nullable Loss loss) {
        return loss == null ? null : new LossDocument(loss.at(), loss.from().toString(), loss.reason());
    }

    private static @Nullable String clearedUntil(Worker worker) {
        return worker.lapsed() || worker.isBarred()
                ? null
                : worker.clearedUntil().map(LocalDate::toString).orElse(null);
    }

    private static @Nullable String assessedOn(Worker worker) {
        return worker.hirings()
                .stream()
                .map(Hiring::stage)
                .filter(Hired.class::isInstance)
                .map(it -> ((Hired) it).lastAssessment().on().toString())
                .min(String::compareTo)
                .orElse(null);
    }

    private static @Nullable String checkedOn(Worker worker) {
        return worker.check() instanceof Clear(LocalDate on, var _) && worker.query() == null
                && !worker.schoolIds().isEmpty() ? on.toString() : null;
    }

    WorkerFile toFile(String workerId) {
        var worker = new Worker(workerId, kind, person.toCheck(), person.toQuery(),
                hirings.stream().map(HiringDocument::toHiring).toList(), person.toAffiliation(),
                person.toSuspensions(), lapsed);
        var dossier = new Dossier(citizenId, name, phone, checks.stream().map(CheckDocument::toCheck).toList(),
                words == null
                        ? List.of()
                        : words.stream().map(it -> new SealedWords(it.about(), it.words())).toList());
        return new WorkerFile(worker, dossier, losing == null ? null
                : new Loss(losing.at(), LocalDate.parse(losing.from()), losing.reason()));
    }
}
