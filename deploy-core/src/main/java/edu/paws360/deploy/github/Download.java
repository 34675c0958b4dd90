package edu.paws360.deploy.github;

import edu.paws360.deploy.http.Body;
import edu.paws360.deploy.http.Countdown;
import edu.paws360.deploy.http.Endpoint;
import edu.paws360.deploy.http.Exchange;
import edu.paws360.deploy.http.Talk;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A log fetched from where GitHub keeps it: another server, which gets no token. For one use. */
final class Download implements Talk<JobLog> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final URI address;

    private Download(URI address) {
        this.address = address;
    }

    /**
     * A download.
     *
     * @param target where GitHub says that it is; the address is a secret by itself, for whoever knows it gets the log
     * @param api where GitHub is
     * @return nothing if nothing is fetched from there: by https alone, or from this machine if GitHub is here as well
     */
    static Optional<Download> from(String target, URI api) {
        try {
            return Optional.of(api.resolve(target))
                    .filter(address -> address.getHost() != null && address.getRawUserInfo() == null)
                    .filter(address -> "https".equalsIgnoreCase(address.getScheme())
                            || (Github.isPlainLoopback(address) && Github.isPlainLoopback(api)))
                    .map(Download::new);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    JobLog run(Countdown time) throws IOException, InterruptedException {
        URI server = URI.create(address.getScheme() + "://" + address.getRawAuthority());
        return new Exchange<>(new Endpoint(server, Optional.empty()), time, PATIENCE, this).run("github-log");
    }

    @Override
    public HttpURLConnection open() throws IOException {
        HttpURLConnection connection = Wire.opened(address.toURL());
        connection.setRequestProperty("User-Agent", "paws360-deploy");
        return connection;
    }

    @Override
    public Optional<byte[]> body() {
        return Optional.empty();
    }

    @Override
    public JobLog read(int status, HttpURLConnection answered) throws IOException {
        if (status != OK) {
            // What the JDK would say names the whole address.
            throw new IOException("HTTP " + status + " from where the log is kept");
        }
        Body body = Body.of(status, answered, JobLog.LONGEST);
        return new JobLog(body.text(), body.cut());
    }
}
