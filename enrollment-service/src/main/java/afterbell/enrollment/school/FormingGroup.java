package afterbell.enrollment.school;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

import afterbell.enrollment.school.model.School;
import afterbell.enrollment.school.model.School.Forming.Formed;
import afterbell.enrollment.school.model.School.Forming.TooManyGroups;
import afterbell.enrollment.school.model.School.Group;
import afterbell.enrollment.school.store.Schools;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;

/** A school forms a group of pupils who share a register, or labels it anew. */
@Service
public class FormingGroup {
    private final Schools schools;

    FormingGroup(Schools schools) {
        this.schools = schools;
    }

    /**
     * @throws ProblemException if the school is not known or not the caller's, is full, or the id is another school's
     */
    public Versioned<School> form(String schoolId, Group group, Caller caller) {
        var school = schools.find(schoolId).orElseThrow(() -> new ProblemException(SchoolProblem.SCHOOL_UNKNOWN));
        SchoolScope.require(caller, school.id(), Role.SCHOOL_ADMIN, Role.SCHOOL_SYSTEM);
        return switch (school.state().form(group)) {
            case TooManyGroups() -> throw new ProblemException(SchoolProblem.TOO_MANY_GROUPS);
            case Formed(School formed) -> save(school, formed);
        };
    }

    private Versioned<School> save(Versioned<School> before, School formed) {
        try {
            return schools.change(before, formed);
        } catch (DuplicateKeyException e) {
            throw new ProblemException(SchoolProblem.GROUP_OF_ANOTHER_SCHOOL);
        }
    }
}
