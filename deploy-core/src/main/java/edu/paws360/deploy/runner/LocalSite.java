package edu.paws360.deploy.runner;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** This machine. */
record LocalSite(Set<String> withheld) implements Site {
    LocalSite {
        withheld = Set.copyOf(withheld);
    }

    @Override
    public List<String> launch(String ident, int scriptSize) {
        return Supervisor.launch(ident, scriptSize);
    }

    @Override
    public Assignment assign(Work work) {
        return new Assignment(work, work.directory().toString(), Optional.empty());
    }

    @Override
    public Optional<Upload> upload() {
        return Optional.empty();
    }

    @Override
    public Loss loss(Sweep sweep) {
        return new Loss.Here(sweep);
    }

    @Override
    public String explain(String errors) {
        return "the connection to the supervisor ended" + (errors.isEmpty() ? "" : ": " + errors);
    }
}
