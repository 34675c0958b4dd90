package org.example;

import edu.paws360.deploy.preflight.junit.EnabledOnFitRunner;
import org.junit.jupiter.api.Test;

@EnabledOnFitRunner(skip = "docker", cpuPercentMax = 95, secretsRequired = "STAGING_PASSWORD")
class OnTheRunner {
    @Test
    void stagingCanBeDeployed() {
        // ...
    }
}
