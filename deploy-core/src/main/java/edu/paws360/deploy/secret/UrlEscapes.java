package edu.paws360.deploy.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.stream.Stream;

/** How a text is written in URLs and forms: writers differ in what they keep, in the blank, and in the case of their digits. */
final class UrlEscapes {
    private static final String FORM = "-._*";
    private static final String RFC_3986 = "-._~";
    private static final String PATH = "-._~/";
    private static final String BROWSER = "-._~!'()*";
    private static final String USER = "-._~!$&'()*+,;=";
    private static final String WHOLE_ADDRESS = "-._~!$&'()*+,;=:@/?#";

    private UrlEscapes() {}

    static Stream<String> of(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return Stream.of(HexFormat.of(), HexFormat.of().withUpperCase()).flatMap(hex -> of(bytes, hex));
    }

    private static Stream<String> of(byte[] bytes, HexFormat hex) {
        return Stream.concat(
                Stream.of(FORM, RFC_3986).map(kept -> escape(bytes, kept, "+", hex)),
                Stream.of(FORM, RFC_3986, PATH, BROWSER, USER, WHOLE_ADDRESS)
                        .map(kept -> escape(bytes, kept, "%20", hex)));
    }

    private static String escape(byte[] bytes, String kept, String blank, HexFormat hex) {
        StringBuilder written = new StringBuilder(bytes.length * 2);
        for (byte part : bytes) {
            if (part == ' ') {
                written.append(blank);
            } else if (isLetterOrDigit(part) || kept.indexOf(part) >= 0) {
                written.append((char) part);
            } else {
                written.append('%').append(hex.toHexDigits(part));
            }
        }
        return written.toString();
    }

    private static boolean isLetterOrDigit(byte part) {
        return (part >= 'a' && part <= 'z') || (part >= 'A' && part <= 'Z') || (part >= '0' && part <= '9');
    }
}
