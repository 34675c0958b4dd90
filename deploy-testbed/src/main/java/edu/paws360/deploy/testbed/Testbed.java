package edu.paws360.deploy.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The components of this JVM: each is made once, and all are ended together. */
final class Testbed implements AutoCloseable {
    /** A server's folder holds its passwords. */
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Map<Class<? extends Component>, Component> settled = new LinkedHashMap<>();
    private final Path folder;

    /** An empty testbed with a folder of its own. It is short, as sockets want it, and open to servers of other users. */
    Testbed() {
        try {
            folder = Files.createTempDirectory("testbed");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A component, running. */
    synchronized Component running(Class<? extends Component> type) {
        Component component = settled.get(type);
        if (component == null) {
            component = settledIn(type);
        }
        component.bringUp();
        return component;
    }

    /** The logs of a component, which need not be running. */
    synchronized Map<String, Path> logs(Class<? extends Component> type) {
        Component component = settled.get(type);
        return component == null ? Map.of() : component.logs();
    }

    private Component settledIn(Class<? extends Component> type) {
        Component component = create(type);
        try {
            component.settleIn(Files.createDirectory(folder.resolve(component.name()), PRIVATE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        settled.put(type, component);
        return component;
    }

    /** A component that was not started, to be asked what it lacks. */
    static Component create(Class<? extends Component> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (InvocationTargetException
                | InstantiationException
                | IllegalAccessException
                | NoSuchMethodException failed) {
            throw new IllegalArgumentException(type + " is no component that can be made", failed);
        }
    }

    @Override
    public synchronized void close() {
        List<RuntimeException> faults = new ArrayList<>();
        for (Component component : settled.values()) {
            try {
                component.close();
            } catch (RuntimeException fault) {
                faults.add(fault);
            }
        }
        settled.clear();
        removeFolder();
        faults.stream().findFirst().ifPresent(fault -> {
            throw fault;
        });
    }

    private void removeFolder() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
