package afterbell.gateway.route;

import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

import afterbell.web.problem.Problem;
import afterbell.web.problem.ProblemWriter;

/** Problems that are expected here and therefore answered, not thrown: a service that is away is no fault of ours. */
@Component
final class Answers {

    private final ProblemWriter problems;

    Answers(ProblemWriter problems) {
        this.problems = problems;
    }

    ServerResponse of(Problem problem) {
        return GatewayServerResponse.status(problem.code().status()).build((request, response) -> {
            problems.write(problem, request, response);
            return null;
        });
    }
}
