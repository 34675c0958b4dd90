package edu.paws360.deploy.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void eachLineOfASecretWithSeveralLinesIsMasked() {
        Secret key = new Secret("KEY", "-----BEGIN\nabcdef\n-----END");

        assertThat(Masker.of(List.of(key)).mask("saw abcdef")).isEqualTo("saw ***");
    }

    @Test
    void theLongerOfTwoSecretsIsMaskedWhole() {
        Masker masker = Masker.of(List.of(new Secret("A", "pass"), new Secret("B", "password")));

        assertThat(masker.mask("my password")).isEqualTo("my ***");
    }

    @Test
    void valuesTooShortToMaskAreNamed() {
        Masker masker = Masker.of(List.of(new Secret("PIN", "123"), new Secret("EMPTY", "")));

        assertThat(masker.mask("123")).isEqualTo("123");
        assertThat(masker.tooShort()).containsExactly("PIN");
    }

    @Test
    void theTextFormOfASecretHidesItsValue() {
        assertThat(PASSWORD).hasToString("Secret[DB_PASSWORD]");
    }
}
