package edu.paws360.deploy.wiring;

import edu.paws360.deploy.event.SecretsRead;
import edu.paws360.deploy.event.StageName;
import edu.paws360.deploy.journal.JournalException;
import edu.paws360.deploy.pipeline.Run;
import edu.paws360.deploy.pipeline.Stage;
import edu.paws360.deploy.pipeline.StageResult;
import java.util.List;

/**
 * A stage before which is journaled which secrets some part is given, now or from now on (spec, "Secrets Management": secret
 * access is audited).
 *
 * @param stage the stage
 * @param reads who is given what; nobody is named who is given nothing
 */
record SecretReading(Stage stage, List<SecretsRead> reads) implements Stage {
    static Stage before(Stage stage, List<SecretsRead> reads) {
        List<SecretsRead> some =
                reads.stream().filter(one -> !one.names().isEmpty()).toList();
        return some.isEmpty() ? stage : new SecretReading(stage, some);
    }

    @Override
    public StageName name() {
        return stage.name();
    }

    @Override
    public StageResult execute(Run run) throws JournalException, InterruptedException {
        for (SecretsRead read : reads) {
            run.record(read);
        }
        return stage.execute(run);
    }
}
