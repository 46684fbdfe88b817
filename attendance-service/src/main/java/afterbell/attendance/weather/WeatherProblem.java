package afterbell.attendance.weather;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

/** Why bad weather is not arranged for. */
enum WeatherProblem implements ProblemCode {
    TOO_MANY_TURNS;

    @Override
    public HttpStatus status() {
        return HttpStatus.CONFLICT;
    }

    @Override
    public String code() {
        return "attendance.weather-turned-too-often";
    }

    @Override
    public String rule() {
        return "R29";
    }
}
