package edu.paws360.deploy.preflight.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class or method only if the preflight checks pass on this machine, in this moment and with this process's environment.
 * Alone it asks for the spec's CPU, memory and disk, and for Docker.
 *
 * <p>A check that could not tell counts as failed, so a test runs only where everything that was asked for was seen. Where the machine is
 * not fit the test is disabled, with what was seen as the reason, and a warning is logged. With
 * {@value FitRunnerCondition#REQUIRED}{@code =true}, a JUnit configuration parameter or system property, it is an error instead: set it
 * wherever the tests have to run, so that nothing is left out without anybody noticing. A contradiction here (a check to be skipped that does not exist) is
 * always an error.
 *
 * <p>Each element that bears it is looked at once, which takes about half a second: at a class, it counts for all its tests.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FitRunnerCondition.class)
public @interface EnabledOnFitRunner {
    /**
     * Checks that do not count, as in {@code deploy.preflight.skip}.
     *
     * @return their names; all count unless set
     */
    String[] skip() default {};

    /**
     * Environment variables that must be there and not blank, as in {@code deploy.preflight.secretsRequired}.
     *
     * @return their names; none unless set
     */
    String[] secretsRequired() default {};

    /**
     * The Ansible inventory whose hosts must be reachable, as in {@code deploy.inventory}.
     *
     * @return what follows {@code -i}; none unless set
     */
    String inventory() default "";

    /**
     * CPU use must be below it, as in {@code deploy.preflight.cpuPercentMax}.
     *
     * @return above 0, up to 100; 80 unless set (spec, "Threshold Configuration")
     */
    double cpuPercentMax() default 80;

    /**
     * Memory use must be below it, as in {@code deploy.preflight.memoryPercentMax}.
     *
     * @return above 0, up to 100; 80 unless set (spec, "Threshold Configuration")
     */
    double memoryPercentMax() default 80;

    /**
     * More than this must be free, as in {@code deploy.preflight.diskMin}.
     *
     * @return bytes, 0 or more; 10 GB unless set (spec, "Threshold Configuration")
     */
    long diskMin() default 10_000_000_000L;
}
