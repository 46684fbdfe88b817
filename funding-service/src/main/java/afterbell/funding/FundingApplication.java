package afterbell.funding;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class FundingApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(FundingApplication.class, arguments);
    }
}
