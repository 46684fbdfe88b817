package afterbell.attendance.rollcall.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.CallingRoll;
import afterbell.attendance.rollcall.FindRegisters;
import afterbell.attendance.rollcall.model.Register.Called;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.attendance.serviceday.CheckingTimes;
import afterbell.messaging.outbox.Versioned;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;
import afterbell.web.version.IfMatch;
import afterbell.web.version.Versions;

@RestController
@RequestMapping("/api/attendance/v1")
@Tag(name = "Registers 点名册", description = "A group's register of one day and slot (R31)")
class RegisterController {
    private static final String READERS = "hasAnyRole('teacher', 'school-admin', 'school-system', 'education-bureau')";

    private final CallingRoll callingRoll;
    private final FindRegisters findRegisters;
    private final CheckingTimes times;

    RegisterController(CallingRoll callingRoll, FindRegisters findRegisters, CheckingTimes times) {
        this.callingRoll = callingRoll;
        this.findRegisters = findRegisters;
        this.times = times;
    }

    @Operation(summary = "Call the roll of a group", description = """
        Records every expected pupil of the group at once, at most 50, in an open session; the present ones come \
        into the care of the worker named. Who has checked in need not be named, and stays in the care into which the \
        pupil came. Repeating the same roll changes nothing. Other marks for a roll that was \
        called are a correction: it needs If-Match with the version seen and a reason, and no open session.""")
    @PostMapping("/groups/{groupId}/registers/{date}/{slot}/roll-call")
    @PreAuthorize("hasAnyRole('teacher', 'school-admin', 'school-system')")
    ResponseEntity<RegisterView> callRoll(@PathVariable String groupId, @PathVariable LocalDate date,
            @PathVariable Slot slot, @RequestBody @Valid RollCallRequest roll, IfMatch seen, Caller caller) {
        var id = new RegisterId(groupId, date, slot);
        return answer(callingRoll.call(id, roll.toRollCall(caller.subject(), times.now()), seen, caller));
    }

    @Operation(summary = "Read a register")
    @GetMapping("/groups/{groupId}/registers/{date}/{slot}")
    @PreAuthorize(READERS)
    ResponseEntity<RegisterView> register(@PathVariable String groupId, @PathVariable LocalDate date,
            @PathVariable Slot slot, Caller caller) {
        var register = findRegisters.one(new RegisterId(groupId, date, slot), caller);
        return ResponseEntity.ok()
                .eTag(Versions.etag(register.version()))
                .body(RegisterView.of(register, findRegisters.expected(register.state())));
    }

    @Operation(summary = "List a school's registers of a day")
    @GetMapping("/schools/{schoolId}/registers")
    @PreAuthorize(READERS)
    Page<RegisterView> registers(@PathVariable String schoolId, @RequestParam LocalDate date, Cursor cursor,
            PageLimit limit, Caller caller) {
        return findRegisters.ofDay(schoolId, date, cursor, limit, caller)
                .map(found -> RegisterView.of(found, findRegisters.expected(found.state())));
    }

    private static ResponseEntity<RegisterView> answer(Versioned<Called> register) {
        return ResponseEntity.ok().eTag(Versions.etag(register.version())).body(RegisterView.of(register));
    }
}
