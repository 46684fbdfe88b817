package afterbell.web.example;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

import afterbell.testing.BackedBy;
import afterbell.testing.BackingPart;

/** The example service on a port of its own, with the real Keycloak and the real store. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BackedBy(BackingPart.KEYCLOAK)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = ExampleApplication.class)
@ContextConfiguration(initializers = Store.class)
@interface Service {}
