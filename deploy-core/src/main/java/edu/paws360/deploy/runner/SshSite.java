package edu.paws360.deploy.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Another machine, reached by the real {@code ssh}. */
record SshSite(SshAddress address, Optional<Path> config, CommitFiles files, Set<String> withheld) implements Site {
    SshSite {
        withheld = Set.copyOf(withheld);
    }

    @Override
    public List<String> launch(String ident, int scriptSize) {
        List<String> command = new ArrayList<>(List.of("ssh", "-T"));
        config.ifPresent(file -> command.addAll(List.of("-F", file.toString())));
        SshOptions.all().forEach(option -> command.addAll(List.of("-o", option)));
        address.port().ifPresent(port -> command.addAll(List.of("-p", port.toString())));
        address.user().ifPresent(user -> command.addAll(List.of("-l", user)));
        command.addAll(List.of("--", address.host(), Supervisor.launchLine(ident, scriptSize)));
        return command;
    }

    @Override
    public Assignment assign(Work work) throws IOException {
        Duration longest = SshRunner.LONGEST_HEARTBEAT;
        Work clipped = work.heartbeat().compareTo(longest) > 0 ? work.withHeartbeat(longest) : work;
        return new Assignment(clipped, files.inTree(work.directory()), Optional.of(address.directory()));
    }

    @Override
    public Optional<Upload> upload() throws IOException {
        return Optional.of(files.pack());
    }

    @Override
    public Loss loss(Sweep sweep) {
        return new Loss.Elsewhere(sweep);
    }

    @Override
    public String explain(String errors) {
        return SshFault.explain(address, errors);
    }
}
