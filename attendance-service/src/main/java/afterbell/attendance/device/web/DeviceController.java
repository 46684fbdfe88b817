package afterbell.attendance.device.web;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.attendance.OpaqueId;
import afterbell.attendance.device.DecidingConflicts;
import afterbell.attendance.device.FindDevices;
import afterbell.attendance.device.TakingDeviceFacts;
import afterbell.attendance.device.web.DeviceViews.BatchView;
import afterbell.attendance.device.web.DeviceViews.ConflictView;
import afterbell.attendance.device.web.DeviceViews.DeviceView;
import afterbell.attendance.group.model.Slot;
import afterbell.attendance.rollcall.model.RegisterId;
import afterbell.web.paging.Cursor;
import afterbell.web.paging.Page;
import afterbell.web.paging.PageLimit;
import afterbell.web.security.Caller;

@RestController
@RequestMapping("/api/attendance/v1/schools/{schoolId}")
@Tag(name = "Devices 设备", description = "What gates and classrooms have seen while they were offline (R31)")
class DeviceController {
    private static final String READERS = "hasAnyRole('school-admin', 'teacher', 'gate-guard', 'school-system', 'education-bureau')";

    private final TakingDeviceFacts taking;
    private final FindDevices findDevices;
    private final DecidingConflicts deciding;

    DeviceController(TakingDeviceFacts taking, FindDevices findDevices, DecidingConflicts deciding) {
        this.taking = taking;
        this.findDevices = findDevices;
        this.deciding = deciding;
    }

    @Operation(summary = "Tell what a device has seen", description = """
        At most 1 000 facts, each answered on its own: APPLIED (200) is in the register, WAITING (202) will be when what \
        it waits for has come, CONFLICT (its refusal's status) waits for a person, REFUSED is not kept. They may come \
        late, again, and in any order; the end is the same. `sentAt` is the device's time as it sends, by which its \
        clock is put right: stamp each attempt anew, under a new Idempotency-Key, with the same factIds.""")
    @PostMapping("/device-facts")
    @PreAuthorize("hasAnyRole('school-system', 'gate-guard', 'teacher', 'school-admin')")
    BatchView tell(@PathVariable @OpaqueId String schoolId, @RequestBody @Valid DeviceFactsRequest request,
            Caller caller) {
        var batch = request.toBatch();
        return BatchView.of(batch, taking.take(schoolId, batch, caller));
    }

    @Operation(summary = "List a school's devices", description = """
        When each was heard of last, by how much its clock is wrong, and how many of its facts wait or are in conflict.""")
    @GetMapping("/devices")
    @PreAuthorize(READERS)
    Page<DeviceView> devices(@PathVariable String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        return findDevices.devices(schoolId, cursor, limit, caller).map(DeviceView::of);
    }

    @Operation(summary = "List pupils of whom devices contradict each other", description = """
        Or the register, or who may collect. By day, group and pupil, each with all that devices have told.""")
    @GetMapping("/device-conflicts")
    @PreAuthorize(READERS)
    Page<ConflictView> conflicts(@PathVariable String schoolId, Cursor cursor, PageLimit limit, Caller caller) {
        return findDevices.conflicts(schoolId, cursor, limit, caller)
                .map(it -> ConflictView.of(it.told(), it.conflict().pupilId(), findDevices.clocksOf(it.told())));
    }

    @Operation(summary = "Read what devices have told of a pupil", description = "In conflict or not.")
    @GetMapping("/device-conflicts/{groupId}/{date}/{slot}/{pupilId}")
    @PreAuthorize(READERS)
    ConflictView conflict(@PathVariable String schoolId, @PathVariable String groupId, @PathVariable LocalDate date,
            @PathVariable Slot slot, @PathVariable @OpaqueId String pupilId, Caller caller) {
        var told = findDevices.one(new RegisterId(groupId, date, slot), caller);
        return ConflictView.of(told, pupilId, findDevices.clocksOf(told));
    }

    @Operation(summary = "Decide what holds", description = """
        One of the facts in conflict, or what the register says. Facts that contradict it are set aside; the register is \
        brought to it, with what it said before kept. The reason is kept encrypted.""")
    @PostMapping("/device-conflicts/{groupId}/{date}/{slot}/{pupilId}/decision")
    @PreAuthorize("hasRole('school-admin')")
    ConflictView decide(@PathVariable String schoolId, @PathVariable String groupId, @PathVariable LocalDate date,
            @PathVariable Slot slot, @PathVariable @OpaqueId String pupilId,
            @RequestBody @Valid DecisionRequest request, Caller caller) {
        var told = deciding.decide(new RegisterId(groupId, date, slot), pupilId, request.kept(), request.reason(),
                caller);
        return ConflictView.of(told, pupilId, findDevices.clocksOf(told));
    }
}
