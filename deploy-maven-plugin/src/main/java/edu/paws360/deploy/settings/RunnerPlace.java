package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.List;

/** Where a deployment is executed. */
public sealed interface RunnerPlace {
    /** On this machine. */
    record Local() implements RunnerPlace {
        /** The word of the setting. */
        @Override
        public String toString() {
            return "local";
        }
    }

    /**
     * On another machine.
     *
     * @param address {@code ssh://user@host:port/folder}, user and port perhaps absent
     */
    record Ssh(URI address) implements RunnerPlace {
        /** The address. */
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /**
     * A job of GitHub Actions.
     *
     * @param labels what a machine has to be labelled with, all of them
     */
    record Github(List<String> labels) implements RunnerPlace {
        /** Keeps its own copy. */
        public Github {
            labels = List.copyOf(labels);
        }

        /** As it was set. */
        @Override
        public String toString() {
            return "github:" + String.join(",", labels);
        }
    }

    /**
     * Whether it is another machine.
     *
     * @return whether the commit has to be brought there
     */
    default boolean isElsewhere() {
        return !(this instanceof Local);
    }
}
