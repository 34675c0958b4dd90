package edu.paws360.deploy.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * What is the same in the Base64 of every text that contains this one, as a password is contained in {@code user:password}; that
 * depends only on how many bytes stand before it, modulo three.
 */
final class Base64Windows {
    private static final int BITS_OF_BYTE = 8;
    private static final int BITS_OF_CHARACTER = 6;
    /** Bytes in a line: of 64 characters in PEM files, of 76 in mails and from {@code base64}. */
    private static final int[] LINES = {48, 57};

    private final byte[] bytes;
    private final Base64.Encoder encoder;

    private Base64Windows(byte[] bytes, Base64.Encoder encoder) {
        this.bytes = bytes;
        this.encoder = encoder;
    }

    static Stream<String> of(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> new Base64Windows(bytes, encoder))
                .flatMap(windows -> Stream.concat(windows.anywhere(), windows.lines()));
    }

    private Stream<String> anywhere() {
        return Stream.of(0, 1, 2).flatMap(before -> after(before, bytes));
    }

    /** Where the encoded text is broken in lines, each may be seen alone. */
    private Stream<String> lines() {
        return Arrays.stream(LINES)
                .filter(length -> length < bytes.length)
                .boxed()
                .flatMap(length -> Stream.iterate(0, from -> from < bytes.length, from -> from + length)
                        .flatMap(from ->
                                after(0, Arrays.copyOfRange(bytes, from, Math.min(from + length, bytes.length)))));
    }

    /** In the midst of others, at the end, and before a line feed that ends it, as {@code echo} writes it. */
    private Stream<String> after(int before, byte[] part) {
        byte[] moved = new byte[before + part.length];
        System.arraycopy(part, 0, moved, before, part.length);
        byte[] ended = Arrays.copyOf(moved, moved.length + 1);
        ended[moved.length] = '\n';
        int from = (before * BITS_OF_BYTE + BITS_OF_CHARACTER - 1) / BITS_OF_CHARACTER;
        int to = moved.length * BITS_OF_BYTE / BITS_OF_CHARACTER;
        String alone = encoder.encodeToString(moved);
        return Stream.of(alone.substring(0, to), alone, encoder.encodeToString(ended))
                .flatMap(encoded -> Stream.of(encoded, encoded.replace("=", "")))
                .map(encoded -> encoded.substring(from));
    }
}
