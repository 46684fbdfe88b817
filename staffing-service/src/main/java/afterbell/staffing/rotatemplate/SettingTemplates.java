package afterbell.staffing.rotatemplate;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.messaging.outbox.Versioned;
import afterbell.staffing.rota.RotaProblem;
import afterbell.staffing.rotatemplate.model.RotaTemplate;
import afterbell.staffing.rotatemplate.store.RotaTemplates;
import afterbell.staffing.worker.Retrying;
import afterbell.web.audit.AuditLog;
import afterbell.web.problem.ProblemException;
import afterbell.web.security.Caller;
import afterbell.web.security.Role;
import afterbell.web.security.SchoolScope;
import afterbell.web.version.IfMatch;

/** Sets and reads a school's templates. The same template again changes nothing; a change needs the version seen. */
@Service
public class SettingTemplates {
    private final RotaTemplates templates;
    private final AuditLog auditLog;

    SettingTemplates(RotaTemplates templates, AuditLog auditLog) {
        this.templates = templates;
        this.auditLog = auditLog;
    }

    public Versioned<RotaTemplate> set(RotaTemplate next, IfMatch seen, Caller caller) {
        SchoolScope.require(caller, next.schoolId(), Role.SCHOOL_ADMIN);
        if (!next.isPossible()) {
            throw new ProblemException(RotaProblem.TEMPLATE_INVALID);
        }
        return Retrying.afterLostRaces(() -> {
            var saved = save(next, seen);
            auditLog.decided(caller, "rota.template-set",
                    new AuditLog.Subject("rota-template", next.templateId(), next.schoolId()), saved.version(), "R20",
                    null);
            return saved;
        });
    }

    private Versioned<RotaTemplate> save(RotaTemplate next, IfMatch seen) {
        var known = templates.find(next.schoolId(), next.templateId());
        if (known.isPresent() && known.get().state().equals(next)) {
            return known.get();
        }
        if (known.isPresent()) {
            seen.require(known.get().version());
            return templates.save(known.get(), next);
        }
        if (templates.ofSchool(next.schoolId()).size() == RotaTemplates.MOST) {
            throw new ProblemException(RotaProblem.TOO_MANY_TEMPLATES);
        }
        return templates.save(Versioned.fresh(RotaTemplates.idOf(next.schoolId(), next.templateId()), next), next);
    }

    public Versioned<RotaTemplate> one(String schoolId, String templateId, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN, Role.TEACHER);
        return templates.find(schoolId, templateId)
                .orElseThrow(() -> new ProblemException(RotaProblem.TEMPLATE_UNKNOWN));
    }

    public List<Versioned<RotaTemplate>> ofSchool(String schoolId, Caller caller) {
        SchoolScope.require(caller, schoolId, Role.SCHOOL_ADMIN, Role.TEACHER);
        return templates.ofSchool(schoolId);
    }
}
