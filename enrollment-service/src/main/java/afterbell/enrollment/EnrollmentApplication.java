package afterbell.enrollment;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class EnrollmentApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(EnrollmentApplication.class, arguments);
    }
}
