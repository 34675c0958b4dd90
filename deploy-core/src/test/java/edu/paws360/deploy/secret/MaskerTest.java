package edu.paws360.deploy.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    private static final Secret PASSWORD = new Secret("DB_PASSWORD", "s3cret&more");

    @Test
    void aValueIsMaskedWhereverItStands() {
        assertThat(Masker.of(List.of(PASSWORD)).mask("a s3cret&more b=s3cret&more"))
                .isEqualTo("a *** b=***");
    }

    @Test
    void theUrlEncodedAndBase64FormsAreMaskedToo() {
        assertThat(Masker.of(List.of(PASSWORD)).mask("?p=s3cret%26more czNjcmV0Jm1vcmU= czNjcmV0Jm1vcmU"))
                .isEqualTo("?p=*** *** ***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "usr", "user"})
    void theBase64OfAUserAndAPasswordShowsNoneOfThePassword(String user) {
        String encoded = Base64.getEncoder().encodeToString((user + ":canary-7x9q-canary").getBytes(UTF_8));
        String masked =
                Masker.of(List.of(new Secret("P", "canary-7x9q-canary"))).mask(encoded);

        assertThat(masked).containsPattern("^.{0,8}\\*\\*\\*.{0,3}$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"…", " [line cut after 65536 bytes]"})
    void theBeginningOfASecretIsMaskedWhereATextWasCut(String cut) {
        assertThat(Masker.of(List.of(PASSWORD)).mask("a=s3cr" + cut + " b=s3cret&mo" + cut + " s3cre s3c" + cut))
                .isEqualTo("a=***" + cut + " b=***" + cut + " s3cre s3c" + cut);
    }

    @Test
    void eachLineOfASecretWithSeveralLinesIsMasked() {
        Secret key = new Secret("KEY", "-----BEGIN\nabcdef\n-----END");

        assertThat(Masker.of(List.of(key)).mask("saw abcdef")).isEqualTo("saw ***");
    }

    @Test
    void aSecretIsMaskedWhereBlanksAndControlsWereMadeOne() {
        Masker masker = Masker.of(List.of(new Secret("ODD", "a  b\tc\u0001d")));

        assertThat(masker.mask("saw a b c d")).isEqualTo("saw ***");
    }

    @Test
    void theLongerOfTwoSecretsIsMaskedWhole() {
        Masker masker = Masker.of(List.of(new Secret("A", "pass"), new Secret("B", "password")));

        assertThat(masker.mask("my password")).isEqualTo("my ***");
    }

    @Test
    void findingsThatOverlapOrTouchBecomeOne() {
        Masker masker =
                Masker.of(List.of(new Secret("A", "abcdef"), new Secret("B", "defghi"), new Secret("C", "jklm")));

        assertThat(masker.mask("x abcdefghijklm y abcdef jklmjklm")).isEqualTo("x *** y *** ***");
    }

    @Test
    void aTextWithoutASecretStaysTheSameObject() {
        String text = "nothing to see";

        assertThat(Masker.of(List.of(PASSWORD)).mask(text)).isSameAs(text);
        assertThat(Masker.of(List.of()).mask(text)).isSameAs(text);
    }

    @Test
    void valuesTooShortToMaskAreNamed() {
        Masker masker = Masker.of(List.of(new Secret("PIN", "123"), new Secret("EMPTY", "")));

        assertThat(masker.mask("123")).isEqualTo("123");
        assertThat(masker.tooShort()).containsExactly("PIN");
    }

    @Test
    void aValueOfWhichNoLineIsMaskedIsNamedToo() {
        Masker masker = Masker.of(List.of(
                new Secret("PIN", "123\n"), new Secret("CODES", "ab\ncd\n"), new Secret("KEY", "ab\nlong enough")));

        assertThat(masker.tooShort()).containsExactly("PIN", "CODES");
    }

    @Test
    void aTextMayBreakOffInASecret() {
        Masker masker = Masker.of(List.of(new Secret("KEY", "hunter-2")));

        assertThat(masker.maskCut("the token hunt")).isEqualTo("the token ***");
        assertThat(masker.maskCut("the token is hunter-2")).isEqualTo("the token is ***");
        assertThat(masker.maskCut("nothing here")).isEqualTo("nothing here");
    }

    @Test
    void theTextFormOfASecretHidesItsValue() {
        assertThat(PASSWORD).hasToString("Secret[DB_PASSWORD]");
    }
}
