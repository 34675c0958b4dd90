package edu.paws360.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;

class KindsTest {
    private static final String ROUTING_KEY = "0123456789abcdef0123456789ABCDEF";
    private static final Kind<Duration> DURATION = NumberKinds.duration("1s", "24h");
    private static final Kind<Long> SIZE = NumberKinds.size("1MB", "2TB");
    private static final Kind<Integer> INTEGER = NumberKinds.integer(0, 20);
    private static final Kind<Boolean> FLAG = TextKinds.flag();
    private static final Kind<List<String>> NAMES = TextKinds.listOf(TextKinds.secretName(), "names");
    private static final Kind<URI> URL = NetKinds.url("http", "https", "tcp");

    private static final Kind<URI> GATE = ServiceKinds.gate();
    private static final Kind<URI> DATABASE = ServiceKinds.database();

    static Stream<Arguments> right() {
        return Stream.of(
                Arguments.of(DURATION, "1s", Duration.ofSeconds(1)),
                Arguments.of(DURATION, "1000ms", Duration.ofSeconds(1)),
                Arguments.of(DURATION, "30m", Duration.ofMinutes(30)),
                Arguments.of(DURATION, "24h", Duration.ofHours(24)),
                Arguments.of(NumberKinds.duration("1s", "90d"), "90d", Duration.ofDays(90)),
                Arguments.of(SIZE, "1000kB", 1_000_000L),
                Arguments.of(SIZE, "10GB", 10_000_000_000L),
                Arguments.of(SIZE, "2TB", 2_000_000_000_000L),
                Arguments.of(INTEGER, "0", 0),
                Arguments.of(INTEGER, "20", 20),
                Arguments.of(NumberKinds.ticket(), "19876543210", 19_876_543_210L),
                Arguments.of(NumberKinds.percent(), "100", 100),
                Arguments.of(FLAG, "true", true),
                Arguments.of(FLAG, "false", false),
                Arguments.of(TextKinds.choice(NetworkProbe.class), "tcp", NetworkProbe.TCP),
                Arguments.of(TextKinds.word(), "production-deploy", "production-deploy"),
                Arguments.of(TextKinds.branchPattern(), "release/*", "release/*"),
                Arguments.of(TextKinds.path(), "ansible/site.yml", Path.of("ansible/site.yml")),
                Arguments.of(NAMES, "DB_PASSWORD, _k1 ,API_KEY", List.of("DB_PASSWORD", "_k1", "API_KEY")),
                Arguments.of(GateKeys.GATES.kind(), "db,api", List.of("db", "api")),
                Arguments.of(GateKeys.GATES.kind(), "none", List.of()),
                Arguments.of(PreflightKeys.SKIP.kind(), "", List.of()),
                Arguments.of(URL, "https://api.internal:8443/health", URI.create("https://api.internal:8443/health")),
                Arguments.of(URL, "tcp://[::1]:5432", URI.create("tcp://[::1]:5432")),
                Arguments.of(
                        OnCallKinds.receivers(),
                        "http://a:9093/api/v2/alerts, https://b/am/api/v2/alerts",
                        List.of(URI.create("http://a:9093/api/v2/alerts"), URI.create("https://b/am/api/v2/alerts"))),
                Arguments.of(
                        OnCallKinds.receivers(),
                        "pagerduty:" + ROUTING_KEY + ",webhook:https://hooks.slack.com/services/T/B/x,"
                                + "webhook+http://u:p@chat:8080/hook?a=b, pagerduty+https://" + ROUTING_KEY
                                + "@events.eu.pagerduty.com, http://a:9093/api/v2/alerts",
                        List.of(
                                URI.create("pagerduty:" + ROUTING_KEY),
                                URI.create("webhook+https://hooks.slack.com/services/T/B/x"),
                                URI.create("webhook+http://u:p@chat:8080/hook?a=b"),
                                URI.create("pagerduty+https://" + ROUTING_KEY + "@events.eu.pagerduty.com"),
                                URI.create("http://a:9093/api/v2/alerts"))),
                Arguments.of(GATE, "postgresql://paws360@db/paws360", URI.create("postgresql://paws360@db/paws360")),
                Arguments.of(GATE, "postgresql://db.internal:5433", URI.create("postgresql://db.internal:5433")),
                Arguments.of(GATE, "redis://cache", URI.create("redis://cache")),
                Arguments.of(GATE, "redis://:p%40ss@cache:6380/", URI.create("redis://:p%40ss@cache:6380/")),
                Arguments.of(GATE, "rediss://u:p@[::1]", URI.create("rediss://u:p@[::1]")),
                Arguments.of(DATABASE, "postgresql://u:p@db/paws", URI.create("postgresql://u:p@db/paws")),
                Arguments.of(DATABASE, "postgresql://u@db:5433/paws", URI.create("postgresql://u@db:5433/paws")),
                Arguments.of(JsonKinds.pointer(), "/build/a~1b", JsonPointer.compile("/build/a~1b")),
                Arguments.of(
                        NetKinds.request(),
                        "POST  http://api/login",
                        new SmokeRequest("POST", URI.create("http://api/login"))));
    }

    @ParameterizedTest
    @MethodSource
    void right(Kind<?> kind, String text, Object value) throws Exception {
        assertThat(kind.read(text)).isEqualTo(value);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(DURATION, "", "empty"),
                Arguments.of(DURATION, "30", "not a duration"),
                Arguments.of(DURATION, "1.5h", "not a duration"),
                Arguments.of(DURATION, "-5s", "not a duration"),
                Arguments.of(DURATION, "5 s", "not a duration"),
                Arguments.of(DURATION, "5S", "not a duration"),
                Arguments.of(DURATION, "9999999999s", "not a duration"),
                Arguments.of(DURATION, "999ms", "too small"),
                Arguments.of(DURATION, "999999999d", "too large"),
                Arguments.of(SIZE, "10", "not a size"),
                Arguments.of(SIZE, "10gb", "not a size"),
                Arguments.of(SIZE, "10GiB", "not a size"),
                Arguments.of(SIZE, "999kB", "too small"),
                Arguments.of(SIZE, "3TB", "too large"),
                Arguments.of(INTEGER, "three", "not a whole number"),
                Arguments.of(INTEGER, "3.0", "not a whole number"),
                Arguments.of(INTEGER, "٣", "not a whole number"),
                Arguments.of(INTEGER, "99999999999", "not a whole number"),
                Arguments.of(INTEGER, "-1", "too small"),
                Arguments.of(INTEGER, "21", "too large"),
                Arguments.of(NumberKinds.ticket(), "-3", "not a whole number"),
                Arguments.of(NumberKinds.ticket(), "0", "too small"),
                Arguments.of(NumberKinds.percent(), "80%", "not a whole number"),
                Arguments.of(FLAG, "yes", "neither true nor false"),
                Arguments.of(FLAG, "TRUE", "neither true nor false"),
                Arguments.of(FLAG, "", "empty"),
                Arguments.of(TextKinds.choice(NetworkProbe.class), "ICMP", "not one of the choices"),
                Arguments.of(TextKinds.word(), "../production", "not a word"),
                Arguments.of(TextKinds.word(), "two words", "not a word"),
                Arguments.of(TextKinds.branchPattern(), "main^", "not a branch pattern"),
                Arguments.of(TextKinds.path(), "a\0b", "not a path"),
                Arguments.of(NAMES, "A,,B", "element 2 is empty"),
                Arguments.of(NAMES, "A,", "element 2 is empty"),
                Arguments.of(NAMES, "A,1B", "element 2 is not a secret name"),
                Arguments.of(NAMES, "A,B,A", "names an element twice"),
                Arguments.of(GateKeys.GATES.kind(), "api,none", "names gates and none"),
                Arguments.of(GateKeys.GATES.kind(), "Api", "element 1 is not a name"),
                Arguments.of(PreflightKeys.SKIP.kind(), "cpu,dsik", "element 2 is not one of the choices"),
                Arguments.of(URL, "http://a b/", "not a URL"),
                Arguments.of(URL, "api.internal/health", "has no scheme"),
                Arguments.of(URL, "ftp://api.internal/", "has another scheme"),
                Arguments.of(URL, "HTTP://api.internal/", "has another scheme"),
                Arguments.of(URL, "http:///health", "has no host, or one that is not a host name"),
                Arguments.of(URL, "http://api_v2/health", "has no host, or one that is not a host name"),
                Arguments.of(URL, "http:health", "has no host, or one that is not a host name"),
                Arguments.of(URL, "tcp://db.internal", "has no port"),
                Arguments.of(URL, "http://db.internal:70000/", "has a port that does not exist"),
                wrongAlertmanager("a:9093/api/v2/alerts", "has another scheme"),
                wrongAlertmanager("ftp://a/api/v2/alerts", "has another scheme"),
                wrongAlertmanager("http:///api/v2/alerts", "has no host, or one that is not a host name"),
                wrongAlertmanager("http://a:9093", "has another path"),
                wrongAlertmanager("http://a:9093/api/v2/alerts/", "has another path"),
                wrongAlertmanager("https://events.example/v2/enqueue", "has another path"),
                wrongAlertmanager("http://a/api/v2/alerts?a=b", "has a query or a fragment"),
                wrongAlertmanager("http://u@a/api/v2/alerts", "has a user without a password"),
                wrongAlertmanager("http://u:p/w@a/api/v2/alerts", "has no host, or one that is not a host name"),
                wrongAlertmanager("http://u:1/w@a/api/v2/alerts", "has an @ behind its first slash"),
                wrongReceiver("pagerduty:abc", "no PagerDuty (has a routing key that is not 32 letters and digits)"),
                wrongReceiver("pagerduty", "no PagerDuty (has no scheme)"),
                wrongReceiver("pagerduty+ftp://" + ROUTING_KEY + "@pd", "no PagerDuty (has another scheme)"),
                wrongReceiver("pagerduty+https://pd", "no PagerDuty (has no routing key before its host)"),
                wrongReceiver(
                        "pagerduty+https://abc@pd",
                        "no PagerDuty (has a routing key that is not 32 letters and digits)"),
                wrongReceiver("pagerduty+https://" + ROUTING_KEY + "@pd/v1", "no PagerDuty (has another path)"),
                wrongReceiver(
                        "pagerduty+https://" + ROUTING_KEY + "@pd?a=b", "no PagerDuty (has a query or a fragment)"),
                wrongReceiver("webhook", "no webhook (has another scheme)"),
                wrongReceiver("webhook:hooks.slack.com/services/T", "no webhook (has no scheme)"),
                wrongReceiver("webhook+ftp://chat/hook", "no webhook (has another scheme)"),
                wrongReceiver("webhook:https:///hook", "no webhook (has no host, or one that is not a host name)"),
                wrongReceiver("webhook:https://chat/hook#a", "no webhook (has a fragment)"),
                wrongReceiver("webhook:https://u@chat/hook", "no webhook (has a user without a password)"),
                Arguments.of(GATE, "tcp://db.internal", "has no port"),
                Arguments.of(GATE, "mysql://db.internal", "has another scheme"),
                Arguments.of(GATE, "postgresql://u:geheim@db/d", "holds a password, which this gate does not need"),
                Arguments.of(GATE, "postgresql://u@db/d?sslmode=require", "has parameters, and none are known here"),
                Arguments.of(GATE, "postgresql://u%00@db/d", "holds a NUL character"),
                Arguments.of(GATE, "postgresql://u@db:0/d", "has a port that does not exist"),
                Arguments.of(GATE, "redis://paws@cache", "has a user, but no password"),
                Arguments.of(GATE, "redis://paws:@cache", "has a user, but no password"),
                Arguments.of(GATE, "rediss://cache/x", "has a path"),
                Arguments.of(GATE, "prometheus://prom:9090?query=up", "has parameters, and none are known here"),
                Arguments.of(GATE, "jdbc:", "ends after its scheme"),
                Arguments.of(GATE, "jdbc:postgresql://u:geheim@db/d", "holds a user or a password"),
                Arguments.of(GATE, "jdbc:sqlserver://db;PASSWORD=geheim", "holds a user or a password"),
                Arguments.of(GATE, "command: ", "ends after its scheme"),
                Arguments.of(ConditionKinds.condition(), "<", "no value"),
                Arguments.of(ConditionKinds.condition(), "< many", "compares the size of what is no number"),
                Arguments.of(ConditionKinds.placed(), "depth < 3", "not a JSON pointer and a comparison"),
                Arguments.of(ConditionKinds.placed(), "/depth < 3;", "not a JSON pointer and a comparison"),
                Arguments.of(ConditionKinds.placed(), "/a~2 < 3", "not a JSON pointer"),
                Arguments.of(ConditionKinds.version(), "/a >= 3", "compares otherwise than by =="),
                Arguments.of(ConditionKinds.version(), "/a ==", "no value"),
                Arguments.of(ConditionKinds.captures(), "token", "not a name, an equals sign, and a JSON pointer"),
                Arguments.of(ConditionKinds.captures(), "token=/a, token=/b", "names an element twice"),
                Arguments.of(NetKinds.headers(), "geheim", "holds a line that is no header"),
                Arguments.of(NetKinds.headers(), "A: b\nHost : c", "holds a line that is no header"),
                Arguments.of(NetKinds.headers(), "Content-Length: 3", "holds a header that cannot be set"),
                Arguments.of(NetKinds.headers(), "A: b\na: c", "holds a header twice"),
                Arguments.of(GATE, "redis://cache#x", "has parameters, and none are known here"),
                Arguments.of(DATABASE, "redis://u:p@db/d", "has another scheme"),
                Arguments.of(DATABASE, "postgresql://db/d", "has no user"),
                Arguments.of(DATABASE, "postgresql://:p@db/d", "has no user"),
                Arguments.of(DATABASE, "postgresql://u:p@db/", "has no database"),
                Arguments.of(DATABASE, "postgresql://u:p@db/d?ssl=true", "has parameters, and none are known here"),
                Arguments.of(JsonKinds.pointer(), "build", "not a JSON pointer"),
                Arguments.of(JsonKinds.pointer(), "/a~2", "not a JSON pointer"),
                Arguments.of(JsonKinds.object(), "{\"a\":", "not valid JSON at line 1, column 6"),
                Arguments.of(JsonKinds.object(), "{} {}", "not valid JSON at line 1, column 4"),
                Arguments.of(JsonKinds.object(), "{\"a\":1,\"a\":2}", "not valid JSON at line 1, column 11"),
                Arguments.of(JsonKinds.object(), "geheim", "not valid JSON at line 1, column 1"),
                Arguments.of(JsonKinds.object(), "[1]", "JSON, but not an object"),
                Arguments.of(NetKinds.request(), "post http://api/", "does not begin with a method"),
                Arguments.of(NetKinds.request(), "POST", "has no URL"),
                Arguments.of(NetKinds.request(), "POST /api/auth/login", "has no scheme"),
                Arguments.of(NetKinds.request(), "GET tcp://api:80", "has another scheme"));
    }

    private static Arguments wrongReceiver(String text, String reason) {
        return Arguments.of(OnCallKinds.receivers(), text, "element 1 is " + reason);
    }

    private static Arguments wrongAlertmanager(String text, String reason) {
        return Arguments.of(
                OnCallKinds.receivers(), text, "element 1 is not the URL of an Alertmanager (" + reason + ")");
    }

    @ParameterizedTest
    @MethodSource
    void wrong(Kind<?> kind, String text, String reason) {
        assertThatThrownBy(() -> kind.read(text)).isInstanceOf(Misread.class).hasMessage(reason);
    }

    @Test
    void jsonObjectsAreReadAsTheyAre() throws Exception {
        assertThat(JsonKinds.object().read("{\"status\":\"healthy\",\"n\":1}").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("status", "n");
    }

    @Test
    void boundsThatAreNoneAreAMistakeInTheCatalogue() {
        assertThatThrownBy(() -> NumberKinds.duration("1", "2s")).hasMessage("bound of a duration: 1");
        assertThatThrownBy(() -> NumberKinds.size("1", "2GB")).hasMessage("bounds of a size: 1, 2GB");
    }
}
