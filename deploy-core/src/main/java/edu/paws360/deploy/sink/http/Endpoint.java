package edu.paws360.deploy.sink.http;

import edu.paws360.deploy.secret.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * A server's address, and the user and password that it asks for, kept apart. Immutable; its text form shows no secret.
 *
 * @param address the address without user and password
 * @param credentials {@code user:password} for Basic authentication, where there is one
 */
public record Endpoint(URI address, Optional<Secret> credentials) {
    /** Refuses what is missing. */
    public Endpoint {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(credentials, "credentials");
    }

    /**
     * Takes user and password out of a URL.
     *
     * @param property the setting it comes from, as the secret's name
     * @param url the URL
     * @return the endpoint
     */
    public static Endpoint of(String property, URI url) {
        Optional<Secret> credentials = Optional.ofNullable(url.getRawUserInfo())
                .map(Endpoint::decoded)
                .map(userInfo -> new Secret(property, userInfo));
        return new Endpoint(withoutUserInfo(url), credentials);
    }

    private static String decoded(String userInfo) {
        // A plus sign stands for itself here; the decoder is one for forms.
        return URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static URI withoutUserInfo(URI url) {
        String userInfo = url.getRawUserInfo();
        return userInfo == null ? url : URI.create(url.toString().replaceFirst("//[^/]*@", "//"));
    }

    /**
     * The value of the header {@code Authorization}. It is a secret.
     *
     * @return Basic authentication (RFC 7617, UTF-8), or nothing without credentials
     */
    public Optional<String> authorization() {
        return credentials
                .map(both -> both.value().getBytes(StandardCharsets.UTF_8))
                .map(bytes -> "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
}
