package afterbell.gateway.catalogue;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import afterbell.gateway.route.RouteSettings;

/** The services whose descriptions the page offers. */
@RestController
class ServiceList {

    private final List<Service> services;

    /** @param openapi path of the description, through this gateway */
    record Service(String name, String openapi) {}

    ServiceList(RouteSettings settings) {
        this.services = settings.services()
                .keySet()
                .stream()
                .sorted()
                .map(name -> new Service(name, "/api/" + name + "/v1/openapi.json"))
                .toList();
    }

    @GetMapping("/catalogue/services.json")
    List<Service> all() {
        return services;
    }
}
