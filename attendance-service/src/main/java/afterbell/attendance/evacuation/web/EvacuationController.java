package afterbell.attendance.evacuation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.evacuation.FindEvacuationRoll;
import afterbell.attendance.evacuation.FindEvacuationRoll.InCare;
import afterbell.attendance.evacuation.FindEvacuationRoll.Roll;
import afterbell.attendance.evacuation.FindEvacuationRoll.Uncalled;
import afterbell.attendance.visit.model.Visit.Purpose;
import afterbell.attendance.visit.store.Visits.Opened;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}/evacuation-rolls/{date}")
@Tag(name = "Safety 安全")
class EvacuationController {
    private final FindEvacuationRoll findRoll;

    EvacuationController(FindEvacuationRoll findRoll) {
        this.findRoll = findRoll;
    }

    /** @param uncalled children who may be here, of whom no register says anything yet */
    record Counts(int pupils, int uncalled, int staff, int visitors) {}

    /** @param name absent once it is forgotten */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VisitorView(String visitId, @Nullable String name, Purpose purpose, @Nullable String hostId, Instant since) {
        static VisitorView of(Opened opened) {
            var arrival = opened.visit().arrival();
            var visitor = opened.visitor();
            return new VisitorView(arrival.visitId(), visitor == null ? null : visitor.name(), arrival.purpose(),
                    arrival.hostId(), arrival.at());
        }

        @Override
        public String toString() {
            return "VisitorView";
        }
    }

    record RollView(LocalDate date, Counts counts, List<InCare> inCare, List<Uncalled> uncalled,
            List<String> workerIds, List<VisitorView> visitors) {
        static RollView of(LocalDate date, Roll roll) {
            var counts = new Counts(roll.inCare().stream().mapToInt(it -> it.pupilIds().size()).sum(),
                    roll.uncalled().stream().mapToInt(it -> it.pupilIds().size()).sum(), roll.workerIds().size(),
                    roll.visitors().size());
            return new RollView(date, counts, roll.inCare(), roll.uncalled(),
                    roll.workerIds().stream().sorted().toList(),
                    roll.visitors().stream().map(VisitorView::of).toList());
        }
    }

    @Operation(summary = "Read the evacuation roll", description = """
        Who is on the grounds: children by group and by who looks after them, children of open sessions of whom no \
        register says anything yet, workers who are signed on, visitors who have not left. Each reading is kept in the \
        audit log.""")
    @GetMapping
    @PreAuthorize("hasAnyRole('school-admin', 'teacher', 'gate-guard', 'education-bureau')")
    RollView roll(@PathVariable String schoolId, @PathVariable LocalDate date, Caller caller) {
        return RollView.of(date, findRoll.find(schoolId, date, caller));
    }
}
