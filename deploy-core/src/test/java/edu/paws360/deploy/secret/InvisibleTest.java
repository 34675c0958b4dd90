package edu.paws360.deploy.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTest {
    private static final Masker MASKER = Masker.of(List.of(new Secret("P", "s3cret&more")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31m",
                "\u001b[0;38;5;208m",
                "\u001b[K",
                "\u001b[?25l",
                "\u009b1m",
                "\u001b]0;title\u0007",
                "\u001b]8;;https://host/\u001b\\",
                "\u001bPq\u001b\\",
                "\u001b(B",
                "\u001b7",
                "\u001b",
                "\b",
                "\r",
                "\r\n",
                "\u0000",
                "\u007f",
                "\u0085",
                "\u00ad",
                "\u200b",
                "\u200d",
                "\u2060",
                "\ufeff",
                "\ufe0f",
                "\u034f",
                "\udb40\udc41",
            })
    void whatShowsNothingHidesNoSecret(String nothing) {
        assertThat(MASKER.mask("a " + nothing + "s3c" + nothing + nothing + "ret&mor" + nothing + "e" + nothing + " b"))
                .isEqualTo("a " + nothing + "***" + nothing + " b");
    }

    @Test
    void theLastOfAllCharactersIsSearchedLikeOthers() {
        assertThat(MASKER.mask("s3cret&more\uffffs3\uffff")).isEqualTo("***\uffffs3\uffff");
        assertThat(Masker.of(List.of(new Secret("P", "ab\uffffcd"))).mask("\uffffab\uffffcd\uffff"))
                .isEqualTo("\uffff***\uffff");
    }

    @Test
    void coloursAroundASecretStay() {
        assertThat(MASKER.mask("\u001b[32mok: s3cret&more\u001b[0m and \u001b[1ms3\u001b[0mcret&more."))
                .isEqualTo("\u001b[32mok: ***\u001b[0m and \u001b[1m***.");
    }

    @Test
    void aSecretWithinAnEscapeSequenceIsMasked() {
        assertThat(MASKER.mask("\u001b]8;;https://host/?p=s3cret&more\u0007link"))
                .isEqualTo("\u001b]8;;https://host/?p=***\u0007link");
    }

    @Test
    void aSecretThatHoldsWhatShowsNothingIsMaskedWithItAndWithout() {
        Masker masker = Masker.of(List.of(new Secret("P", "s3\u001b[1mcr\u200det")));

        assertThat(masker.mask("a s3\u001b[1mcr\u200det b s3cret c")).isEqualTo("a *** b *** c");
    }

    @ParameterizedTest
    @CsvSource({"'s3\u001b[1mcr…', '***…'", "'s3\u001b[1mcr\u001b[0m…', '***\u001b[0m…'"})
    void theBeginningOfAColouredSecretIsMaskedWhereATextWasCut(String text, String masked) {
        assertThat(MASKER.mask("a " + text)).isEqualTo("a " + masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u001b[31m",
                "\u001b]no end",
                "\u001b[1;2",
                "\u001b[32mok\u001b[0m\r\n",
                "größer 漢字 😀 e\u0301 \uffff\ud83d",
                "s3cre t&more\ts3cret\t&more",
            })
    void aTextWithoutASecretStaysTheSame(String text) {
        assertThat(MASKER.mask(text)).isSameAs(text);
    }
}
