package afterbell.staffing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class StaffingApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(StaffingApplication.class, arguments);
    }
}
