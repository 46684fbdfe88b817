package afterbell.attendance.live.web;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import afterbell.attendance.live.CityBoard;
import afterbell.attendance.live.CityBoard.SchoolNow;
import afterbell.attendance.live.CityBoard.Schools;
import afterbell.attendance.live.LiveStreams.Out;
import afterbell.attendance.live.LiveStreams.View;
import afterbell.attendance.live.web.LiveView.CityView;
import afterbell.attendance.live.web.LiveView.SchoolView;
import afterbell.attendance.live.web.LiveView.SchoolsView;
import afterbell.attendance.live.web.LiveView.TogetherView;

/** The city's day as it goes on: all schools at first, afterwards those that have changed. */
final class CityStream implements View {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_TOGETHER = 100;

    private final CityBoard board;
    private final LocalDate date;
    private @Nullable Schools seen;

    CityStream(CityBoard board, LocalDate date) {
        this.board = board;
        this.date = date;
    }

    @Override
    public boolean sendNews(Out out) throws IOException {
        var now = board.now();
        var before = seen;
        if (now.equals(before)) {
            return false;
        }
        List<SchoolNow> changed = now.byId()
                .values()
                .stream()
                .filter(school -> before == null || !school.equals(before.byId().get(school.schoolId())))
                .toList();
        for (int from = 0; from < changed.size(); from += MOST_TOGETHER) {
            var some = changed.subList(from, Math.min(from + MOST_TOGETHER, changed.size()));
            out.send("schools", "", new SchoolsView(date, some.stream().map(SchoolView::of).toList()));
        }
        out.send("city", "", new TogetherView(date, CityView.of(now)));
        seen = now;
        return true;
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }
}
