package edu.paws360.deploy.preflight;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One control group that this process is in.
 *
 * @param name its path within what is mounted here, beginning with a slash
 * @param folder where its files are
 * @param isUnified version 2, which has other file names than version 1
 */
record ControlGroup(String name, Path folder, boolean isUnified) {
    Path file(String name) {
        return folder.resolve(name);
    }

    /**
     * Our group for a controller, then the one above it, up to the highest that is mounted.
     *
     * @param root the root of the file system
     * @param controller such as {@code memory}
     * @param memberships the lines of {@code /proc/self/cgroup}
     * @param mounts the lines of {@code /proc/self/mountinfo}
     * @return the groups, perhaps none
     */
    static List<ControlGroup> from(Path root, String controller, List<String> memberships, List<String> mounts) {
        return membership(memberships, controller)
                .flatMap(path -> mount(mounts, "cgroup", controller).map(mount -> groups(root, mount, path, false)))
                .or(() -> membership(memberships, "")
                        .flatMap(path -> mount(mounts, "cgroup2", "").map(mount -> groups(root, mount, path, true))))
                .orElse(List.of());
    }

    private static Optional<String> membership(List<String> lines, String controller) {
        return lines.stream()
                .map(line -> line.split(":", 3))
                .filter(parts ->
                        parts.length == 3 && List.of(parts[1].split(",", -1)).contains(controller))
                .map(parts -> parts[2])
                .findFirst();
    }

    private static Optional<Mount> mount(List<String> lines, String type, String option) {
        return lines.stream()
                .map(Mount::parse)
                .flatMap(Optional::stream)
                .filter(mount -> mount.type.equals(type))
                .filter(mount -> option.isEmpty() || mount.options.contains(option))
                .findFirst();
    }

    private static List<ControlGroup> groups(Path root, Mount mount, String path, boolean unified) {
        Path top = root.resolve(mount.point.substring(1));
        Path own = top.resolve(mount.relative(path)).normalize();
        List<ControlGroup> groups = new ArrayList<>();
        // A path of another namespace leads nowhere here; what is mounted is then the container's own group.
        Path folder = own.startsWith(top) && Files.isDirectory(own) ? own : top;
        for (; folder.startsWith(top); folder = folder.getParent()) {
            groups.add(new ControlGroup("/" + top.relativize(folder), folder, unified));
        }
        return groups;
    }

    /**
     * A line of mountinfo.
     *
     * @param within the group that is mounted
     * @param point where
     * @param type {@code cgroup} or {@code cgroup2}
     * @param options the controllers, among others
     */
    private record Mount(String within, String point, String type, List<String> options) {
        static Optional<Mount> parse(String line) {
            String[] halves = line.split(" - ", 2);
            String[] place = halves[0].split(" ", -1);
            String[] kind = halves.length == 2 ? halves[1].split(" ", -1) : new String[0];
            return place.length < 5 || kind.length < 3
                    ? Optional.empty()
                    : Optional.of(new Mount(place[3], place[4], kind[0], List.of(kind[2].split(",", -1))));
        }

        String relative(String path) {
            String below =
                    within.equals("/") ? path : path.startsWith(within + "/") ? path.substring(within.length()) : "/";
            return below.substring(1);
        }
    }
}
