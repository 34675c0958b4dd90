package edu.paws360.deploy.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shells and Python write random awkward secrets in all their ways; whatever they write, nothing of it may be left. */
class WrittenByRealProgramsTest {
    private static final int SECRETS = 12;
    private static final List<String> PARTS = List.of(
            "'", "\"", "\\", "$", "`", " ", "  ", "\n", "\t", "ü", "é", "😀", "漢", "%", "&", "<", ">", "=", "~", "!",
            "#", "*", "(", ")", "{", "}", ",", ";", "|", "?", "[", "]", "^", "/", "+", ":~", "=~", "\\n", "%20",
            "\u0001", "\u001b", "\u007f");
    private static final String SHELL = """
            printf 'begin %q end\\n' "$P"
            printf 'begin %s end\\n' "${P@Q}"
            printf 'begin %s end\\n' "$(declare -p P)"
            printf 'begin %s end\\n' "$( { set -x; : "$P" "x$P"; Q="$P"; [[ x == "$P" ]]; } 2>&1 )"
            """;
    private static final String POSIX_SHELL =
            "echo begin; export -p | sed '/^export [A-OQ-Z]/d;/^export P[A-Z]/d'; echo begin; set -x; : \"$P\"; : end";
    private static final String PYTHON = """
            import base64, html, json, os, shlex, urllib.parse
            p = os.environ['P']
            forms = [repr(p), ascii(p), repr(p.encode()), json.dumps(p), json.dumps(p, ensure_ascii=False), html.escape(p),
                     json.dumps(json.dumps({'p': p})), json.dumps({'cmd': 'run ' + shlex.quote(p)}), shlex.quote(p),
                     json.dumps(repr(p)), urllib.parse.quote(p), urllib.parse.quote(p, safe=''),
                     urllib.parse.quote_plus(p), base64.b64encode(p.encode()).decode(),
                     base64.urlsafe_b64encode(p.encode()).decode(), base64.encodebytes(p.encode()).decode()]
            for form in forms:
                print('begin ' + form + ' end')
            """;

    static Stream<String> secrets() {
        long seed = Long.getLong("masking.seed", new Random().nextLong());
        System.out.println("WrittenByRealProgramsTest: seed " + seed);
        Random random = new Random(seed);
        return Stream.generate(() -> secret(random)).limit(SECRETS);
    }

    /** Letters enough between the awkward parts that what is left of the secret can be told from its surroundings. */
    private static String secret(Random random) {
        return "Qz"
                + IntStream.range(0, 6)
                        .mapToObj(part -> PARTS.get(random.nextInt(PARTS.size()))
                                + PARTS.get(random.nextInt(PARTS.size()))
                                + "Q" + (char) ('0' + part) + "zQ")
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void nothingOfASecretIsLeftInWhatAShellWrites(String secret) throws Exception {
        for (String locale : List.of("C.UTF-8", "C")) {
            assertNothingLeft(secret, run(secret, locale, "bash", "-c", SHELL));
        }
        assertNothingLeft(secret, run(secret, "C.UTF-8", "sh", "-c", POSIX_SHELL));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void nothingOfASecretIsLeftInWhatPythonWrites(String secret) throws Exception {
        assertNothingLeft(secret, run(secret, "C.UTF-8", "python3", "-c", PYTHON));
    }

    private static void assertNothingLeft(String secret, String output) {
        String masked = Masker.of(List.of(new Secret("P", secret))).mask(output);

        assertThat(output).contains("begin", "end");
        assertThat(masked.split("begin", -1)).hasSameSizeAs(output.split("begin", -1));
        assertThat(masked).contains("end").doesNotContainPattern("Q\\\\?[0-9]|[0-9]\\\\?z");
        assertThat(masked.split("begin ", -1))
                .allSatisfy(written -> assertThat(written).as(output).hasSizeLessThan(150));
    }

    private static String run(String secret, String locale, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("PATH", System.getenv("PATH"), "LC_ALL", locale, "PYTHONUTF8", "1", "P", secret));
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            // What it writes fits into the pipe.
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
