package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.List;

/** Kinds for the places where a deployment is executed. */
final class RunnerKinds {
    private static final String LOCAL = "local";
    private static final String GITHUB = "github:";

    private RunnerKinds() {}

    static Kind<RunnerPlace> place() {
        Kind<URI> ssh = NetKinds.url("ssh");
        Kind<List<String>> labels = TextKinds.listOf(TextKinds.word(), "labels");
        String allowed =
                "local (this machine); ssh://user@host:port/folder, where the folder is there, and the user and the port"
                        + " may be left to the configuration of ssh; or github:label,label (a machine of GitHub Actions that has all of"
                        + " these labels)";
        return Kind.of("runner", allowed, text -> {
            if (text.startsWith(GITHUB)) {
                return new RunnerPlace.Github(labels.read(text.substring(GITHUB.length())));
            }
            return text.equals(LOCAL) ? new RunnerPlace.Local() : ssh(ssh.read(text));
        });
    }

    private static RunnerPlace ssh(URI url) throws Misread {
        if (url.getRawUserInfo() != null && url.getRawUserInfo().contains(":")) {
            throw new Misread(
                    "holds a password, which ssh is never given",
                    "Write ssh://user@host/folder, and give the user a key or an agent.");
        }
        if (url.getRawPath().length() < 2) {
            throw new Misread("has no folder");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new Misread("has parameters, and none are known here", "Remove what follows ? or #.");
        }
        return new RunnerPlace.Ssh(url);
    }
}
