package edu.paws360.deploy.maven;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws secrets of all kinds by lot. */
final class Canaries {
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int KINDS = 12;

    private final Random random;

    Canaries(long seed) {
        random = new Random(seed);
    }

    /** As many as wanted, for environment variables that begin with {@code CANARY_}; every kind comes in turn. */
    List<Canary> draw(int count) {
        return IntStream.range(0, count).mapToObj(this::drawn).toList();
    }

    private Canary drawn(int number) {
        String name = "CANARY_%02d".formatted(number);
        return switch (number % KINDS) {
            case 0 -> new Canary(name, text(ALPHANUMERIC, 24));
            case 1 -> new Canary(name, hex());
            case 2 -> new Canary(name, Base64.getEncoder().encodeToString(bytes(40)));
            case 3 -> new Canary(name, text(ALPHANUMERIC + "\"\\'\"\\'\"\\'", 20));
            case 4 -> new Canary(name, text(ALPHANUMERIC + "$%&<>$%&<>#!`*", 20));
            case 5 -> new Canary(name, within(text(ALPHANUMERIC + "     ;|=", 22)));
            case 6 -> new Canary(name, text(ALPHANUMERIC + "äöüßÄÖÜéñ€äöüß", 18));
            case 7 -> new Canary(name, text(ALPHANUMERIC, 12) + "🐦🔑" + text(ALPHANUMERIC + "äöü", 10));
            case 8 -> privateKey(name);
            case 9 -> json(name, ":", ",");
            case 10 -> json(name, ": ", ",\n  ");
            default -> new Canary(name, token() + "." + token() + "." + token());
        };
    }

    /** A secret that can stand in a URL as it is. */
    Canary forUrl(String name) {
        return new Canary(name, text(ALPHANUMERIC + "-_.~", 28));
    }

    /** A secret as it is given for a URL, of which a server sees another form. */
    Canary encodedForUrl(String name) {
        String left = text(ALPHANUMERIC, 10);
        String right = text(ALPHANUMERIC, 10);
        return new Canary(name, left + "%40%2F%C3%BC" + right, List.of(left + "@/ü" + right));
    }

    private Canary privateKey(String name) {
        List<String> lines = Stream.generate(() -> Base64.getEncoder().encodeToString(bytes(48)))
                .limit(5)
                .toList();
        String value = lines.stream()
                .collect(Collectors.joining("\n", "-----BEGIN PRIVATE KEY-----\n", "\n-----END PRIVATE KEY-----\n"));
        return new Canary(name, value, lines);
    }

    private Canary json(String name, String colon, String comma) {
        List<String> members = new ArrayList<>();
        List<String> drawn = new ArrayList<>();
        for (String member : List.of("client_secret", "refresh_token", "private_key_id")) {
            drawn.add(text(ALPHANUMERIC + "+/", 30));
            members.add('"' + member + '"' + colon + '"' + drawn.get(drawn.size() - 1) + '"');
        }
        return new Canary(name, members.stream().collect(Collectors.joining(comma, "{", "}")), drawn);
    }

    private String hex() {
        return HexFormat.of().formatHex(bytes(20));
    }

    private String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24));
    }

    /** Blanks at its ends would be lost on the way through a shell or a form. */
    private String within(String text) {
        return text(ALPHANUMERIC, 3) + text + text(ALPHANUMERIC, 3);
    }

    private String text(String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .mapToObj(at -> String.valueOf(alphabet.charAt(at)))
                .collect(Collectors.joining());
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
