package edu.paws360.deploy.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;

/**
 * The body of an answer, or its beginning.
 *
 * @param text the text, as UTF-8
 * @param cut whether there is more of it than anybody wants
 */
public record Body(String text, boolean cut) {

    /**
     * Reads it.
     *
     * @param status the HTTP status
     * @param answered the connection
     * @param most how many bytes are wanted
     * @return the body; of more than that, the beginning
     * @throws IOException if it breaks off, or is shorter than was announced
     */
    public static Body of(int status, HttpURLConnection answered, int most) throws IOException {
        try (InputStream words = status < 400 ? answered.getInputStream() : answered.getErrorStream()) {
            if (words == null) {
                // The JDK keeps no body of a refusal (401) for what is said once.
                return new Body("", false);
            }
            byte[] bytes = words.readNBytes(most);
            boolean cut = bytes.length == most && words.read() >= 0;
            long announced = answered.getContentLengthLong();
            if (cut) {
                // Else closing would look for the end.
                answered.disconnect();
            } else if (announced > bytes.length && status != HttpURLConnection.HTTP_NOT_MODIFIED) {
                // The connection ends with the answer, so nothing else tells that it broke off.
                throw new IOException("The answer broke off after " + bytes.length + " of " + announced + " bytes.");
            }
            return new Body(new String(bytes, StandardCharsets.UTF_8), cut);
        }
    }
}
