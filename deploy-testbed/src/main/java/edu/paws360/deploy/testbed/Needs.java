package edu.paws360.deploy.testbed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The components that a test class works with. Tests, their {@code @BeforeEach} methods and the constructor get them as
 * parameters. What a failed test's servers logged last is attached to its failure.
 *
 * <p>Where a component's programs are not on the machine, the class is left out and that is said loudly; with the system
 * property {@value TestbedExtension#REQUIRED} it fails instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TestbedExtension.class)
public @interface Needs {
    /**
     * The components.
     *
     * @return at least one
     */
    Class<? extends Component>[] value();
}
