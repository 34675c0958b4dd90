package edu.paws360.deploy.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnsibleAnswersTest {
    private static Map<String, Optional<String>> read(String output) {
        return new AnsibleAnswers(Duration.ofSeconds(5)).read(output);
    }

    private static String unreachable(String message) {
        return "web1 | UNREACHABLE! => {\n    \"changed\": false,\n    \"msg\": \"Failed to connect to the host via ssh: "
                + message + "\",\n    \"unreachable\": true\n}\n";
    }

    @Test
    void hearWhoAnswersAmongOthers() {
        assertThat(read("""
                web1 | SUCCESS => {
                    "ansible_facts": {
                        "discovered_interpreter_python": "/usr/bin/python3"
                    },
                    "changed": false,
                    "ping": "pong"
                }
                web2 | CHANGED => {"changed": true, "ping": "pong"}
                db | 1 | FAILED! => {
                    "msg": "odd"
                }
                """))
                .isEqualTo(Map.of(
                        "web1", Optional.empty(),
                        "web2", Optional.empty(),
                        "db | 1", Optional.of("ansible's ping failed, odd")));
    }

    @Test
    void takeNoOtherWordForAPong() {
        assertThat(read("web1 | SUCCESS => {\"ping\": \"crash\"}"))
                .containsEntry("web1", Optional.of("ansible's ping failed, no message"));
        assertThat(read("web1 | FAILED! => {\"ping\": \"pong\"}"))
                .containsEntry("web1", Optional.of("ansible's ping failed, no message"));
    }

    @Test
    void repeatWhyALoginWasRefusedWithoutTheGreetingBeforeIt() {
        assertThat(read(unreachable("Authorized use only!\\r\\nada@web1: Permission denied (publickey).")))
                .containsEntry("web1", Optional.of("no login, ada@web1: Permission denied (publickey)."));
    }

    @Test
    void sayWhoIsSilentInOneWay() {
        Optional<String> silent = Optional.of("no answer within 5 s");
        assertThat(read(unreachable("Connection timed out during banner exchange")))
                .containsEntry("web1", silent);
        assertThat(read(unreachable("ssh: connect to host web1 port 22: Connection timed out")))
                .containsEntry("web1", silent);
        assertThat(read("web1 | FAILED! => {\"msg\": \"The ping action failed to execute in the expected time frame (5)"
                        + " and was terminated\"}"))
                .containsEntry("web1", silent);
    }

    @Test
    void repeatWhatAHostWithoutPythonSays() {
        assertThat(read("""
                web1 | FAILED! => {
                    "module_stderr": "Shared connection closed.\\r\\n",
                    "module_stdout": "/bin/sh: 1: /opt/python: not found\\r\\n",
                    "msg": "The module failed to execute correctly.\\nSee stdout/stderr for the exact error",
                    "rc": 127
                }
                """))
                .containsEntry(
                        "web1",
                        Optional.of("ansible's ping failed, The module failed to execute correctly."
                                + " (/bin/sh: 1: /opt/python: not found)"));
    }

    @Test
    void repeatNoControlCharactersAndNoPasswordOfAUrl() {
        assertThat(read(unreachable("\\u001b[31mproxy http://me:hush@proxy: refused")))
                .containsEntry("web1", Optional.of("no login, \\x1b[31mproxy http://***@proxy: refused"));
    }

    @Test
    void takeNothingThatIsCutOffForAnAnswer() {
        assertThat(read("web1 | SUCCESS => {\n    \"ping\": \"pong\"")).isEmpty();
        assertThat(read("web1 | SUCCESS => {\n  odd\n}")).isEmpty();
        assertThat(read("web1 | SUCCESS")).isEmpty();
        assertThat(read("")).isEmpty();
    }
}
