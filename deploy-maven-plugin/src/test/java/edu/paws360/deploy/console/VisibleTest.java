package edu.paws360.deploy.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a\ttab", "grün €, 日本, 👩\u200d🚀", "::error::x", "## heading"})
    void ordinaryTextIsLeftAlone(String text) {
        assertThat(Visible.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0000, \\x00",
        "0007, \\x07",
        "0008, \\x08",
        "000a, \\x0a",
        "000d, \\x0d",
        "001b, \\x1b",
        "007f, \\x7f",
        "0080, \\x80",
        "009b, \\x9b",
        "061c, \\u061c",
        "200b, \\u200b",
        "200f, \\u200f",
        "2028, \\u2028",
        "202e, \\u202e",
        "2066, \\u2066",
        "feff, \\ufeff",
    })
    void whatMovesHidesOrReordersIsWrittenOut(String code, String shown) {
        String text = "a" + (char) Integer.parseInt(code, 16) + "b";

        assertThat(Visible.of(text)).isEqualTo("a" + shown + "b");
    }

    @Test
    void aColourIsWrittenOutToo() {
        assertThat(Visible.of("\u001b[31mfailed\u001b[0m")).isEqualTo("\\x1b[31mfailed\\x1b[0m");
    }

    @Test
    void severalLinesStaySeveralOnAScreen() {
        assertThat(Visible.onScreen("one\r\ntwo\u001b[2Jthree\rfour")).isEqualTo("one\ntwo\\x1b[2Jthree\nfour");
    }

    @ParameterizedTest
    @CsvSource({
        "ok ##[error]x, ok # #[error]x",
        "##vso[task.complete], # #vso[task.complete]",
        "##teamcity[buildStop], # #teamcity[buildStop]",
        "###[group], ## #[group]",
        "## heading, ## heading",
    })
    void whatACiTakesForACommandAnywhereIsBroken(String text, String shown) {
        assertThat(Visible.onScreen(text)).isEqualTo(shown);
    }
}
