package edu.paws360.deploy.queue.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the database is and who asks it. What it says of itself holds neither user nor password. Immutable.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 * @param database its name
 * @param user who asks
 * @param password empty for none
 * @param sslmode how TLS is used, as the driver calls it; empty for its default
 */
record ServerAddress(String host, int port, String database, String user, String password, Optional<String> sslmode) {
    private static final int USUAL_PORT = 5432;
    private static final Pattern QUERY =
            Pattern.compile("sslmode=(disable|allow|prefer|require|verify-ca|verify-full)");

    static ServerAddress of(URI uri) {
        require("postgresql".equals(uri.getScheme()) && uri.getHost() != null && uri.getRawFragment() == null);
        String[] login = uri.getRawUserInfo() == null
                ? new String[] {""}
                : uri.getRawUserInfo().split(":", 2);
        String database = decoded(uri.getRawPath().replaceFirst("^/", ""));
        require(!login[0].isEmpty() && !database.isEmpty() && uri.getPort() != 0);
        return new ServerAddress(
                uri.getHost(),
                uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                database,
                decoded(login[0]),
                login.length < 2 ? "" : decoded(login[1]),
                Optional.ofNullable(uri.getRawQuery()).map(ServerAddress::mode));
    }

    private static String mode(String query) {
        Matcher matcher = QUERY.matcher(query);
        require(matcher.matches());
        return matcher.group(1);
    }

    private static void require(boolean sound) {
        if (!sound) {
            throw new IllegalArgumentException("The queue's address (deploy.queue.url) is not of the form"
                    + " postgresql://user@host:port/database, where :port may be missing, ?sslmode=verify-full or another"
                    + " mode may follow, and the host has only letters, digits, hyphens and dots.");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    /** For the driver, without user and password. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/"
                + URLEncoder.encode(database, UTF_8).replace("+", "%20");
    }

    /** As it may be shown. */
    @Override
    public String toString() {
        return "postgresql://" + host + ":" + port + "/" + database;
    }
}
