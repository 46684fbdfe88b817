package afterbell.contracts.enrollment.pickupauthority.v1;

import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.contracts.Fact;
import afterbell.contracts.Meaning;

@Fact(type = "afterbell.enrollment.pickup-authority-set.v1", about = "Who may collect the pupil has been set; carries the whole state.")
public record PickupAuthoritySet(@Meaning("Opaque id of the pupil, one in the whole city") String pupilId,
        @Meaning("Opaque ids of the adults who may, at most 20") List<String> mayCollect,
        @Meaning("Opaque ids of the adults who must not, at most 20") List<String> mustNotCollect,
        @Meaning("Whether the pupil may be released without an adult") boolean mayLeaveAlone,
        @Meaning("Adults of whom it holds on some days only, each once, at most 40; absent: none") @Nullable List<Validity> validities,
        @Meaning("Accounts of the guardians among those who may, at most 20; absent: none") @Nullable List<Guardian> guardians)
        implements PickupAuthorityFact {}
