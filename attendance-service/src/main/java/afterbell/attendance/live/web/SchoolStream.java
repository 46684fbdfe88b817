package afterbell.attendance.live.web;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;

import afterbell.attendance.live.FindLive;
import afterbell.attendance.live.LiveStreams.Out;
import afterbell.attendance.live.LiveStreams.View;
import afterbell.attendance.live.web.LiveView.SchoolLiveView;

/** A school's day as it goes on: all of it at first, unless the reader has seen it, and whenever it has changed. */
final class SchoolStream implements View {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final long NOTHING = -1;

    private final FindLive findLive;
    private final String schoolId;
    private final LocalDate date;
    private final String seen;
    private long version = NOTHING;

    /** @param seen id of the last event that the reader has seen, empty for none */
    SchoolStream(FindLive findLive, String schoolId, LocalDate date, String seen) {
        this.findLive = findLive;
        this.schoolId = schoolId;
        this.date = date;
        this.seen = seen;
    }

    @Override
    public boolean sendNews(Out out) throws IOException {
        if (findLive.versionOf(schoolId, date) == version) {
            return false;
        }
        var day = findLive.ofSchool(schoolId, date);
        String id = day.version() + "-" + day.changedAt().toEpochMilli();
        boolean isSeen = version == NOTHING && id.equals(seen);
        version = day.version();
        if (!isSeen) {
            out.send("school", id, SchoolLiveView.of(day));
        }
        return !isSeen;
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }
}
