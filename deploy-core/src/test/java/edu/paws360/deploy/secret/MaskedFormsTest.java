package edu.paws360.deploy.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which one awkward secret is written, each of which must vanish whole. */
class MaskedFormsTest {
    private static final String ODD = "a\"b\\c<ü'd/e&f=$ g~😀";

    private static void assertMasked(String secret, String written) {
        assertThat(Masker.of(List.of(new Secret("ODD", secret))).mask("<<" + written + ">>"))
                .isEqualTo("<<***>>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%22b%5Cc%3C%C3%BC%27d%2Fe%26f%3D%24+g%7E%F0%9F%98%80", // a form
                "a%22b%5cc%3c%c3%bc%27d%2fe%26f%3d%24+g%7e%f0%9f%98%80", // with small digits
                "a%22b%5Cc%3C%C3%BC%27d%2Fe%26f%3D%24%20g~%F0%9F%98%80", // RFC 3986
                "a%22b%5Cc%3C%C3%BC%27d/e%26f%3D%24%20g~%F0%9F%98%80", // Python
                "a%22b%5Cc%3C%C3%BC'd%2Fe%26f%3D%24%20g~%F0%9F%98%80", // a browser's component
                "a%22b%5Cc%3C%C3%BC'd%2Fe&f=$%20g~%F0%9F%98%80", // the user's part
                "a%22b%5Cc%3C%C3%BC'd/e&f=$%20g~%F0%9F%98%80", // a whole address
            })
    void inUrls(String written) {
        assertMasked(ODD, written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\\"b\\\\c<ü'd/e&f=$ g~😀",
                "a\\\"b\\\\c<ü'd\\/e&f=$ g~😀",
                "a\\\"b\\\\c<\\u00fc'd/e&f=$ g~\\ud83d\\ude00",
                "a\\\"b\\\\c<\\u00FC'd\\/e&f=$ g~\\uD83D\\uDE00",
                "a\\\"b\\\\c\\u003cü'd/e\\u0026f=$ g~😀",
                "a\\\"b\\\\c\\u003cü\\u0027d/e\\u0026f\\u003d$ g~😀",
                "a\\u0022b\\\\c\\u003C\\u00FC\\u0027d\\/e\\u0026f=$ g~\\uD83D\\uDE00",
                "a\\\\\\\"b\\\\\\\\c<ü'd/e&f=$ g~😀", // JSON within JSON
                "a\\\\\\\"b\\\\\\\\c<\\\\u00fc'd/e&f=$ g~\\\\ud83d\\\\ude00",
            })
    void inJson(String written) {
        assertMasked(ODD, written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b\\c&lt;ü'd/e&amp;f=$ g~😀",
                "a&quot;b\\c&lt;ü'd/e&amp;f=$ g~😀",
                "a&quot;b\\c&lt;ü&apos;d/e&amp;f=$ g~😀",
                "a&quot;b\\c&lt;ü&#39;d/e&amp;f=$ g~😀",
                "a&quot;b\\c&lt;ü&#039;d/e&amp;f=$ g~😀",
                "a&quot;b\\c&lt;ü&#x27;d/e&amp;f=$ g~😀",
                "a&#34;b\\c&lt;ü&#39;d/e&amp;f=$ g~😀",
                "a&#34;b\\c&#60;ü&#39;d/e&#38;f=$ g~😀",
                "a&#x22;b\\c&#x3c;ü&#x27;d/e&#x26;f=$ g~😀",
                "a&#x22;b\\c&#x3C;&#xFC;&#x27;d/e&#x26;f=$ g~&#x1F600;",
                "a&quot;b\\c&lt;ü&#x27;d&#x2F;e&amp;f&#x3D;$ g~😀",
                "a&quot;b\\c&lt;&#252;&#39;d/e&amp;f=$ g~&#128512;",
            })
    void inXmlAndHtml(String written) {
        assertMasked(ODD, written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b\\c<ü'\\''d/e&f=$ g~😀",
                "a\"b\\c<ü'\"'\"'d/e&f=$ g~😀",
                "a\\\"b\\\\c\\<ü\\'d/e\\&f=\\$\\ g~😀",
                "a\\\"b\\\\c<ü'd/e&f=\\$ g~😀",
                "a\"b\\\\c<ü\\'d/e&f=$ g~😀",
                "a\"b\\\\c<\\303\\274\\'d/e&f=$ g~\\360\\237\\230\\200",
                "\\a\\\"\\b\\\\\\c\\<\\ü\\'\\d\\/\\e\\&\\f\\=\\$\\ \\g\\~\\😀",
                "a\\\"b\\\\c<ü'\\\\''d/e&f=$ g~😀", // a shell's within JSON
                "a\\\"b\\\\c<ü'\\''d/e&f=$ g~😀", // JSON within a shell's
            })
    void inShells(String written) {
        assertMasked(ODD, written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b\\\\c<ü\\'d/e&f=$ g~😀",
                "a\"b\\\\c<\\xfc\\'d/e&f=$ g~\\U0001f600",
                "a\"b\\\\c<\\xc3\\xbc\\'d/e&f=$ g~\\xf0\\x9f\\x98\\x80",
                "a\\\"b\\\\c<\\xFC'd/e&f=$ g~\\U0001F600", // YAML
                "a\"b\\c<ü''d/e&f=$ g~😀", // YAML, SQL
                "a\"\"b\\c<ü'd/e&f=$ g~😀", // CSV
                "a\\\"b\\\\\\\\c<ü\\\\'d/e&f=$ g~😀", // within JSON
            })
    void inPythonAndYaml(String written) {
        assertMasked(ODD, written);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "u, ''", "us, ''", "'', v", "u, vw", "us, vwx", "user:, @host", "'', '\n'", "u, '\n'"})
    void inBase64AtEveryAlignment(String before, String after) {
        String secret = "cän?>~ary-7x9q";
        byte[] bytes = (before + secret + after).getBytes(UTF_8);
        Masker masker = Masker.of(List.of(new Secret("P", secret)));

        for (Base64.Encoder encoder : List.of(
                Base64.getEncoder(),
                Base64.getUrlEncoder(),
                Base64.getEncoder().withoutPadding(),
                Base64.getUrlEncoder().withoutPadding())) {
            assertThat(masker.mask("x " + encoder.encodeToString(bytes) + " x"))
                    .matches("x [\\w]{0,9}\\*\\*\\*[\\w=]{0,10} x")
                    .doesNotContain(encoder.encodeToString(bytes).substring(9, 18));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 76})
    void inBase64BrokenInLinesEachOfWhichIsSeenAlone(int columns) {
        String secret = "0123456789 abcdefghij ABCDEFGHIJ\n".repeat(40);
        Masker masker = Masker.of(List.of(new Secret("KEY", secret)));
        String encoded = Base64.getMimeEncoder(columns, new byte[] {'\n'}).encodeToString(secret.getBytes(UTF_8));

        assertThat(encoded.lines().map(masker)).containsOnly("***");
        assertThat(masker.mask(encoded)).isEqualTo("***");
    }

    @Test
    void withSeveralLinesInOneStretch() {
        String key = "-----BEGIN\nab\n\ncd'ef\n-----END\n";
        for (String written : List.of(
                key.strip(),
                key.strip().replace("\n", "\r\n"),
                "-----BEGIN\\nab\\n\\ncd'ef\\n-----END",
                "-----BEGIN\\nab\\n\\ncd\\'ef\\n-----END",
                "-----BEGIN\\\\nab\\\\n\\\\ncd'ef\\\\n-----END",
                "-----BEGIN%0Aab%0A%0Acd%27ef%0A-----END",
                "-----BEGIN&#10;ab&#10;&#10;cd&#39;ef&#10;-----END",
                "-----BEGIN ab cd'ef -----END")) {
            assertThat(Masker.of(List.of(new Secret("KEY", key.strip()))).mask("x " + written + " x"))
                    .as(written)
                    .isEqualTo("x *** x");
        }
    }

    @Test
    void theFormsOfAValueTooShortToMaskStayToo() {
        assertThat(Masker.of(List.of(new Secret("PIN", "1&3"))).mask("1&3 1%263 MSYz 1&amp;3"))
                .isEqualTo("1&3 1%263 MSYz 1&amp;3");
    }

    @Test
    void aLongKeyIsMaskedLineByLineAndInBase64() {
        String key = "-----BEGIN KEY-----\n"
                + "abcdefghijk/mnopqrstuvwxyz+ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789=\n".repeat(9);
        Masker masker = Masker.of(List.of(new Secret("KEY", key)));

        assertThat(masker.mask("x " + key + " x")).isEqualTo("x *** x");
        assertThat(masker.mask("x " + key.replace("\n", "\\n") + " x")).isEqualTo("x *** x");
        assertThat(masker.mask("x " + Base64.getEncoder().encodeToString(key.getBytes(UTF_8)) + " x"))
                .isEqualTo("x *** x");
        assertThat(masker.mask(URLEncoder.encode(key, UTF_8))).matches("(\\*{3}(%0A)?)+");
    }

    @Test
    void lettersCountInTheirCase() {
        assertThat(Masker.of(List.of(new Secret("P", "passWord"))).mask("password PASSWORD passWord"))
                .isEqualTo("password PASSWORD ***");
    }
}
