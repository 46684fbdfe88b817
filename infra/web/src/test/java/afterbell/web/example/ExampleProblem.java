package afterbell.web.example;

import org.springframework.http.HttpStatus;

import afterbell.web.problem.ProblemCode;

enum ExampleProblem implements ProblemCode {
    NOT_IN_GROUP;

    @Override
    public HttpStatus status() {
        return HttpStatus.UNPROCESSABLE_CONTENT;
    }

    @Override
    public String code() {
        return "example.not-in-group";
    }

    @Override
    public String rule() {
        return "R6";
    }
}
