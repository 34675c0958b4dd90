package edu.paws360.deploy.settings;

import java.net.URI;

/** The two parts of a smoke test's request. */
record SmokeRequest(String method, URI url) {
    /** The method only: the URL may hold secrets. */
    @Override
    public String toString() {
        return method;
    }
}
