package edu.paws360.deploy.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * What one request and its answer are made of.
 *
 * @param <T> what becomes of the answer
 */
public interface Talk<T> {
    /**
     * Prepares a connection, with its method and headers.
     *
     * @return a connection that is not connected yet
     * @throws IOException if there is none to be had
     */
    HttpURLConnection open() throws IOException;

    /**
     * What is sent along.
     *
     * @return the body, if there is one
     */
    Optional<byte[]> body();

    /**
     * Reads what came back.
     *
     * @param status the HTTP status
     * @param answered the connection, with the answer's headers
     * @return what becomes of it
     * @throws TooLongException if there is more of it than anybody wants
     * @throws IOException if it breaks off
     */
    T read(int status, HttpURLConnection answered) throws IOException;
}
