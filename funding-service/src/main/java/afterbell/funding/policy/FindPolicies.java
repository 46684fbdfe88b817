package afterbell.funding.policy;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.funding.policy.model.PolicySetting;
import afterbell.funding.policy.store.Policies;
import afterbell.funding.semester.model.PublishedSemester;
import afterbell.funding.semester.store.Semesters;

/** Finds which policy holds in which semester. */
@Service
public class FindPolicies {
    private final Policies policies;
    private final Semesters semesters;

    FindPolicies(Policies policies, Semesters semesters) {
        this.policies = policies;
        this.semesters = semesters;
    }

    public List<PolicySetting> settings() {
        return policies.load().state().settings();
    }

    /** @return the semesters that the bureau has set, each with the policy that holds in it */
    public List<PublishedSemester> semesters() {
        var registry = policies.load().state();
        return semesters.all().stream().map(registry::applyTo).toList();
    }

    /** @return the semester with the policy that holds in it: what was set for its first day, else its own */
    public PublishedSemester inForce(PublishedSemester semester) {
        return policies.load().state().applyTo(semester);
    }
}
