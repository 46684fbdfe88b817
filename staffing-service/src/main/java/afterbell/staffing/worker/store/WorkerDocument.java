package afterbell.staffing.worker.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.confidential.Sealed;
import afterbell.staffing.worker.model.Kind;
import afterbell.staffing.worker.model.Vetting;
import afterbell.staffing.worker.model.Vetting.Cleared;
import afterbell.staffing.worker.model.Vetting.OnNotice;
import afterbell.staffing.worker.model.Worker;
import afterbell.staffing.worker.store.Dossier.SealedCheck;

/**
 * A worker on disk.
 *
 * @param noticeSchool  the hiring school while the worker is on notice, for the index of notices
 * @param clearedUntil  last day of the clearance while the worker is cleared, for the index of what expires
 * @param barredAt      while duties may have to be taken away because of a bar, for the index of such bars
 */
record WorkerDocument(@Field("k") Kind kind, @Field("sc") List<String> schoolIds, @Field("v") VettingDocument vetting,
        @Nullable @Field("ns") String noticeSchool, @Nullable @Field("ce") String clearedUntil,
        @Nullable @Field("ba") Instant barredAt, @Field("ci") Sealed citizenId, @Field("n") Sealed name,
        @Nullable @Field("p") Sealed phone, @Field("rc") List<CheckDocument> checks) {

    record CheckDocument(@Field("d") String on, @Field("s") Sealed said) {
        static CheckDocument of(SealedCheck check) {
            return new CheckDocument(check.on().toString(), check.said());
        }

        SealedCheck toCheck() {
            return new SealedCheck(LocalDate.parse(on), said);
        }
    }

    static WorkerDocument of(WorkerFile file) {
        var worker = file.worker();
        var dossier = file.dossier();
        return new WorkerDocument(worker.kind(), worker.schoolIds(), VettingDocument.of(worker.vetting()),
                noticeSchool(worker.vetting()), clearedUntil(worker.vetting()), file.barredAt(),
                dossier.citizenId(), dossier.name(), dossier.phone(),
                dossier.checks().stream().map(CheckDocument::of).toList());
    }

    private static @Nullable String noticeSchool(Vetting vetting) {
        return vetting instanceof OnNotice(LocalDate _, var notice) ? notice.schoolId() : null;
    }

    private static @Nullable String clearedUntil(Vetting vetting) {
        return vetting instanceof Cleared cleared ? cleared.period().until().toString() : null;
    }

    WorkerFile toFile(String workerId) {
        return new WorkerFile(new Worker(workerId, kind, schoolIds, vetting.toVetting()),
                new Dossier(citizenId, name, phone, checks.stream().map(CheckDocument::toCheck).toList()),
                barredAt);
    }
}
