package edu.paws360.deploy.runner;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A site where something else than the supervisor is launched. */
record TestSite(List<String> launch) implements Site {

    @Override
    public List<String> launch(String ident, int scriptSize) {
        return launch;
    }

    @Override
    public Set<String> withheld() {
        return Set.of();
    }

    @Override
    public Assignment assign(Work work) {
        return new LocalSite(Set.of()).assign(work);
    }

    @Override
    public Optional<Upload> upload() {
        return Optional.empty();
    }

    @Override
    public Loss loss(Sweep sweep) {
        return new Loss.Elsewhere(sweep);
    }

    @Override
    public String explain(String errors) {
        return new LocalSite(Set.of()).explain(errors);
    }
}
