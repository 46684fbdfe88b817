package afterbell.staffing.vetting;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.City;
import afterbell.staffing.vetting.VettingWorker.Words;
import afterbell.staffing.vetting.model.Step.DecidingObjection;
import afterbell.staffing.vetting.model.Step.Objecting;
import afterbell.staffing.worker.Retrying;
import afterbell.staffing.worker.model.Hiring;
import afterbell.staffing.worker.model.Notice;
import afterbell.staffing.worker.model.Objection;
import afterbell.staffing.worker.store.WorkerFile;
import afterbell.staffing.worker.store.Workers;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** Takes what people have against a hiring, and the school's decision about it (R24). Words are kept sealed. */
@Service
public class ObjectingToHiring {
    private final Workers workers;
    private final VettingWorker vettingWorker;
    private final City city;

    ObjectingToHiring(Workers workers, VettingWorker vettingWorker, City city) {
        this.workers = workers;
        this.vettingWorker = vettingWorker;
        this.city = city;
    }

    /**
     * Objects to the hiring of a running notice. One account has one objection to a notice; until it is decided, other
     * words take the place of those before.
     *
     * @param noticeId under which the public knows the notice
     * @return the objection's id
     */
    public String object(String noticeId, String text, Caller caller) {
        String objectionId = idOf(noticeId + ":" + caller.subject());
        Retrying.afterLostRaces(() -> {
            var file = workers.ofNotice(noticeId)
                    .orElseThrow(() -> new ProblemException(VettingProblem.NOTICE_UNKNOWN));
            var known = known(file, noticeId, objectionId);
            if (known.filter(it -> it.decidedOn().isPresent()).isPresent()) {
                throw new ProblemException(VettingProblem.OBJECTION_NOT_OPEN);
            }
            var step = new Objecting(objectionId, known.map(Objection::on).orElseGet(city::today));
            return vettingWorker.take(file, step, schoolOf(file, noticeId), new Words(objectionId, text), caller);
        });
        return objectionId;
    }

    /** Enters an objection that the hiring school got on paper. */
    public Versioned<WorkerFile> record(String workerId, @Nullable String schoolId, LocalDate on, String text,
            Caller caller) {
        String objectionId = idOf(workerId + ":" + schoolId + ":" + on + ":" + text);
        return vettingWorker.take(workerId, schoolId, new Objecting(objectionId, on), new Words(objectionId, text),
                caller);
    }

    public Versioned<WorkerFile> decide(String workerId, @Nullable String schoolId, DecidingObjection decision,
            String reason, Caller caller) {
        return vettingWorker.take(workerId, schoolId, decision,
                new Words("decision " + decision.objectionId(), reason), caller);
    }

    private static Optional<Objection> known(Versioned<WorkerFile> file, String noticeId, String objectionId) {
        return file.state()
                .worker()
                .hiring(schoolOf(file, noticeId))
                .flatMap(it -> it.stage().publicNotice())
                .flatMap(it -> it.objection(objectionId));
    }

    private static String schoolOf(Versioned<WorkerFile> file, String noticeId) {
        return file.state()
                .worker()
                .hirings()
                .stream()
                .filter(it -> it.stage()
                        .publicNotice()
                        .filter(notice -> isCalled(noticeId, file, it, notice))
                        .isPresent())
                .map(Hiring::schoolId)
                .findFirst()
                .orElseThrow(() -> new ProblemException(VettingProblem.NOTICE_UNKNOWN));
    }

    private static boolean isCalled(String noticeId, Versioned<WorkerFile> file, Hiring hiring, Notice notice) {
        return Notice.idOf(file.id(), hiring.schoolId(), notice.from()).equals(noticeId);
    }

    private static String idOf(String text) {
        return UUID.nameUUIDFromBytes(("objection:" + text).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
