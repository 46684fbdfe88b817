package afterbell.contracts.enrollment.semester.v1;

import afterbell.contracts.Meaning;

/** The semester's policy: what the city's plan leaves open, and its figures. */
public record Policy(@Meaning("What counts as a pupil actually served (R16)") ServedRule servedRule,
        @Meaning("For DISTINCT_SERVED: served days from which a pupil counts (R16)") int minDays,
        @Meaning("Subsidy for a counted pupil and semester, in fen (R17)") long semesterRateFen,
        @Meaning("Length of a class hour; started hours do not count (R19)") int classHourMinutes,
        @Meaning("The most class hours paid to one worker for one day (R19)") int mostClassHours,
        @Meaning("Labour fee for a class hour, in fen (R18)") long labourRateFen,
        @Meaning("Pupils that one teacher may look after (R20)") int pupilsPerTeacher,
        @Meaning("Days that the hiring of an external teacher is on public notice (R24)") int publicNoticeDays,
        @Meaning("Days that a clear criminal-record query stays good (R25)") int recordCheckDays) {}
