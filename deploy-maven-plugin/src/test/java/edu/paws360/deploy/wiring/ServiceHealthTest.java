package edu.paws360.deploy.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.check.CheckResult;
import edu.paws360.deploy.settings.SettingsReader;
import edu.paws360.deploy.settings.SettingsScope;
import edu.paws360.deploy.settings.Sources;
import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.Redis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates and smoke tests of a real PostgreSQL and a real Redis, as the settings have them. */
@Needs({PostgreSql.class, Redis.class})
class ServiceHealthTest {
    @TempDir
    Path folder;

    private final Map<String, String> pom = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> shown = new ArrayList<>();

    @BeforeEach
    void configure(PostgreSql postgres, Redis redis) {
        String db = postgres.host() + ":" + postgres.port() + "/" + postgres.database();
        environment.put("DB_PASSWORD", postgres.password());
        environment.put("REDIS_PASSWORD", redis.password());
        pom.put("deploy.gate.db.url", "postgresql://" + postgres.user() + "@" + db);
        pom.put("deploy.gate.cache.url", "redis://:@{REDIS_PASSWORD}@" + redis.host() + ":" + redis.port());
        pom.put("deploy.gate.cache.retries", "0");
        pom.put("deploy.smoke.select.url", "postgresql://" + postgres.user() + ":@{DB_PASSWORD}@" + db);
        pom.put("deploy.smoke.select.query", "SELECT 1");
        pom.put("deploy.smoke.select.expectValue", "1");
    }

    @Test
    void everythingIsHealthy() throws Exception {
        assertThat(reasons()).containsExactly("cache ok", "db ok", "select ok");
    }

    @Test
    void aPasswordThatIsPercentEncodedIsSentAsItIs(PostgreSql postgres) throws Exception {
        String encoded = String.format("%%%02x", (int) postgres.password().charAt(0))
                + postgres.password().substring(1);
        environment.put("DB_PASSWORD", encoded);

        assertThat(reasons()).containsExactly("cache ok", "db ok", "select ok");
    }

    @Test
    void aWrongPasswordOfRedisIsADeniedAccessAndNotShown() throws Exception {
        environment.put("REDIS_PASSWORD", "canary-7x9q");

        assertThat(reasons()).containsExactly("cache gate_access_denied", "db ok");
        assertThat(shown).noneMatch(line -> line.contains("canary"));
    }

    @Test
    void aWrongPasswordOfTheDatabaseIsADeniedAccessAndNotShown() throws Exception {
        environment.put("DB_PASSWORD", "canary-7x9q");

        assertThat(reasons()).containsExactly("cache ok", "db ok", "select smoke_access_denied");
        assertThat(shown).noneMatch(line -> line.contains("canary"));
    }

    @Test
    void anotherValueIsAFailure() throws Exception {
        pom.put("deploy.smoke.select.query", "SELECT 2");

        assertThat(reasons()).containsExactly("cache ok", "db ok", "select smoke_failed");
    }

    private List<String> reasons() throws Exception {
        Sources sources = new Sources(Map.of(), pom, environment);
        List<CheckResult> seen = new HealthRun(
                        new Surroundings("edu:app", "app", folder, folder.resolve("target"), folder, environment, "1"),
                        SettingsReader.read(sources, SettingsScope.HEALTH),
                        new ListScreen(shown))
                .toChecks();
        seen.forEach(check -> shown.add(check.detail()));
        return seen.stream().map(check -> check.name() + " " + check.reason()).toList();
    }
}
