package afterbell.attendance.live;

import java.time.Duration;
import java.time.LocalDate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

import afterbell.attendance.live.store.LiveDays;

/** The days of the city that somebody looks at, the few last ones. */
@Component
class CityBoards {
    private static final int MOST = 8;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final LiveDays days;
    private final Cache<LocalDate, CityBoard> boards = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(KEPT)
            .build();

    CityBoards(LiveDays days) {
        this.days = days;
    }

    CityBoard of(LocalDate date) {
        return boards.get(date, day -> new CityBoard(days, day));
    }
}
