package afterbell.contracts.staffing.institution.v1;

import afterbell.contracts.Topic;

@Topic(name = "staffing.institution.v1", key = "institution", compacted = true, about = "Whose people may look after children: institutions that serve the public welfare, make no profit and are inclusive (R5).")
public sealed interface InstitutionFact
        permits InstitutionAccepted, InstitutionSuspended, InstitutionRemoved, AcceptanceExpired {
    Institution institution();
}
