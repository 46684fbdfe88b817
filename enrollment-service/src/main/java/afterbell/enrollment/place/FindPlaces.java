package afterbell.enrollment.place;

import java.util.List;

import org.springframework.stereotype.Service;

import afterbell.enrollment.pickup.GuardianScope;
import afterbell.enrollment.place.model.Place;
import afterbell.enrollment.place.store.Places;
import afterbell.enrollment.roster.FindPupils;
import afterbell.web.security.Caller;

/** Finds the places of a pupil at whatever school, ended ones included: a transfer keeps its history (R6). */
@Service
public class FindPlaces {
    private final Places places;
    private final FindPupils findPupils;
    private final GuardianScope guardianScope;

    FindPlaces(Places places, FindPupils findPupils, GuardianScope guardianScope) {
        this.places = places;
        this.findPupils = findPupils;
        this.guardianScope = guardianScope;
    }

    /**
     * @return in the order in which they were granted
     * @throws afterbell.web.problem.ProblemException if the caller is neither a guardian of the pupil nor of the office
     *                                                that has it on its roll
     */
    public List<Place> ofPupil(String pupilId, Caller caller) {
        guardianScope.voiceFor(caller, findPupils.one(pupilId).state());
        return places.load(pupilId).state().places();
    }
}
