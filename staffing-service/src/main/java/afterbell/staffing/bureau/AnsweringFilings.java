package afterbell.staffing.bureau;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;

import afterbell.staffing.vetting.VettingWorker;
import afterbell.staffing.vetting.VettingWorker.Words;
import afterbell.staffing.vetting.model.Step.OfHiring;
import afterbell.web.problem.CommonProblem;
import afterbell.web.problem.ProblemCode;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;

/** The bureau answers many filings at once (R24): each by itself, so one that is refused does not hold up the others. */
@Service
public class AnsweringFilings {
    private final VettingWorker vettingWorker;

    AnsweringFilings(VettingWorker vettingWorker) {
        this.vettingWorker = vettingWorker;
    }

    /** @param schoolId the school that has filed; null for the one that waits */
    public record Filing(String workerId, @Nullable String schoolId) {}

    /** @return why each is refused, null where it is not, in the order asked */
    public List<@Nullable ProblemCode> answer(List<Filing> filings, OfHiring step, @Nullable Words words,
            Caller caller) {
        return filings.stream().<@Nullable ProblemCode>map(filing -> answer(filing, step, words, caller)).toList();
    }

    private @Nullable ProblemCode answer(Filing filing, OfHiring step, @Nullable Words words, Caller caller) {
        try {
            vettingWorker.answer(filing.workerId(), filing.schoolId(), step, words, caller);
            return null;
        } catch (ProblemException refused) {
            return refused.problem().code();
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            return CommonProblem.CONCURRENT_CHANGE;
        }
    }
}
