package edu.paws360.deploy.settings;

/** The methods that a request may have. */
public enum HttpMethod {
    /** Asks for what is there. */
    GET,
    /** Asks for its headers alone. */
    HEAD,
    /** Sends something new. */
    POST,
    /** Puts something in place. */
    PUT,
    /** Changes a part. */
    PATCH,
    /** Removes something. */
    DELETE,
    /** Asks what may be done. */
    OPTIONS
}
