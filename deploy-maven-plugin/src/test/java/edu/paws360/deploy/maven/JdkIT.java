package edu.paws360.deploy.maven;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tells which half of the matrix is left out: with {@code -Dmatrix.required=true} by failing, otherwise by being skipped. */
@Tag("matrix")
class JdkIT {
    static Stream<Integer> majors() {
        return Maven.JAVA.stream();
    }

    @ParameterizedTest(name = "Java {0}")
    @MethodSource("majors")
    void everyMavenRunsOnIt(int major) {
        if (Jdk.find(major).isPresent()) {
            return;
        }
        String missing = "LEFT OUT: no Maven was tested on Java " + major + ", because no JDK " + major
                + " was found. Install one below /usr/lib/jvm, or set JAVA_HOME_" + major + " to its folder.";
        if (Boolean.getBoolean("matrix.required")) {
            fail(missing);
        }
        System.err.println(missing);
        abort(missing);
    }
}
