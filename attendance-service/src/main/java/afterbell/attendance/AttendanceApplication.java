package afterbell.attendance;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class AttendanceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(AttendanceApplication.class, arguments);
    }
}
