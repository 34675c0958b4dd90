package edu.paws360.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import edu.paws360.deploy.testbed.Needs;
import edu.paws360.deploy.testbed.PostgreSql;
import edu.paws360.deploy.testbed.Pushgateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Two processes of 50 runs each, one of which is killed twice, at any moment: each of the 100 counts once, in each store. */
@Needs({Pushgateway.class, PostgreSql.class})
class TotalsProcessesTest {
    private static final int RUNS = 50;

    @TempDir
    Path folder;

    @Test
    void inAFolderThatBothShare(Pushgateway gateway) throws Exception {
        gateway.startForgetting();
        runBoth("folder", gateway.address(), folder, folder);
        assertThat(pushed(gateway)).isEqualTo("100");
    }

    @Test
    void inAGatewayForJournalsOfTheirOwn(Pushgateway gateway) throws Exception {
        gateway.startForgetting();
        runBoth("gateway", gateway.address(), folder.resolve("a"), folder.resolve("b"));
        assertThat(pushed(gateway)).isEqualTo("100");
    }

    @Test
    void inADatabaseForJournalsOfTheirOwn(PostgreSql server) throws Exception {
        URI address = URI.create("postgresql://" + server.user() + ":" + server.password() + "@" + server.host() + ":"
                + server.port() + "/" + server.database());
        sql(server, "DROP SCHEMA IF EXISTS paws360_deploy_metrics CASCADE");
        runBoth("postgres", address, folder.resolve("a"), folder.resolve("b"));
        assertThat(sql(
                        server,
                        "SELECT value FROM paws360_deploy_metrics.total WHERE metric = 'deployment_success_total'"))
                .containsExactly("100");
        assertThat(sql(server, "SELECT value FROM paws360_deploy_metrics.total WHERE part = 'sum'"))
                .containsExactly("150.000000000");
    }

    private static void runBoth(String store, URI address, Path mine, Path yours) throws Exception {
        Process steady = CountingProcess.start(store, address, mine, "steady", RUNS);
        Process killed = CountingProcess.start(store, address, yours, "killed", RUNS);
        try {
            for (int kills = 0; kills < 2; kills++) {
                readLines(killed, ThreadLocalRandom.current().nextInt(3, 15));
                killed.destroyForcibly().waitFor();
                killed = CountingProcess.start(store, address, yours, "killed", RUNS);
            }
            for (Process process : List.of(steady, killed)) {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(output).isZero();
            }
        } finally {
            steady.destroyForcibly();
            killed.destroyForcibly();
        }
    }

    private static void readLines(Process process, int lines) throws IOException {
        // Not closed: whoever is killed does not mind.
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (int i = 0; i < lines; i++) {
            String line = output.readLine();
            assertThat(line).as("line " + i).isNotNull();
        }
    }

    private static String pushed(Pushgateway gateway) throws IOException {
        return new JsonMapper()
                .readTree(gateway.address().resolve("/api/v1/metrics").toURL().openStream())
                .at("/data/0/deployment_success_total/metrics/0/value")
                .asString();
    }

    private static List<String> sql(PostgreSql server, String text) throws SQLException {
        String url = "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + server.database();
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                Statement statement = connection.createStatement()) {
            if (statement.execute(text)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
        return found;
    }
}
