package edu.paws360.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StoreMarkTest {
    @TempDir
    Path folder;

    private StoreMark mark(StoreKind kind) {
        return new StoreMark(folder, kind);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasNeverCountedIsCountedAnywhereAndAgain(StoreKind kind) throws Exception {
        mark(kind).require();
        assertThat(folder).isEmptyDirectory();
        mark(kind).keep();
        mark(kind).require();
    }

    @ParameterizedTest
    @CsvSource({"FOLDER,DATABASE", "FOLDER,GATEWAY"})
    void theTotalsOfAFolderAreOfOneJournalAndAreTakenOver(StoreKind before, StoreKind now) throws Exception {
        mark(before).keep();
        mark(now).require();
        mark(now).keep();
        assertThat(folder.resolve("totals.store")).hasContent(now.name());
    }

    @ParameterizedTest
    @CsvSource({"DATABASE,GATEWAY", "DATABASE,FOLDER", "GATEWAY,DATABASE", "GATEWAY,FOLDER"})
    void whatOthersCountedTooIsNotLeftBehindUnawares(StoreKind before, StoreKind now) throws Exception {
        mark(before).keep();
        assertThatThrownBy(() -> mark(now).require())
                .isInstanceOf(IOException.class)
                .hasMessage("The totals of the metrics were kept in " + before.words() + " so far, and now in "
                        + now.words() + ", to which they cannot be carried over: this journal's deployments would count"
                        + " twice, or those of others not at all. Nothing was counted. Set deploy.queue.type and"
                        + " deploy.metrics.pushgateway back; or begin anew: delete the groups of the job github-actions-deployments from the Pushgateway, and then"
                        + " remove " + folder.resolve("totals.store") + ".");
        Files.delete(folder.resolve("totals.store"));
        assertThatCode(() -> mark(now).require()).doesNotThrowAnyException();
    }

    /** With a queue on GitHub it is not the queue that changed. */
    @Test
    void aPushgatewayThatIsNotSetAnyMoreIsNamed() throws Exception {
        mark(StoreKind.GATEWAY).keep();
        assertThatThrownBy(() -> mark(StoreKind.FOLDER).require())
                .hasMessageStartingWith(
                        "The totals of the metrics were kept in the Pushgateway (deploy.queue.type=github"
                                + " with deploy.metrics.pushgateway) so far, and now in the audit folder (deploy.queue.type=file,"
                                + " or github without deploy.metrics.pushgateway), to which ");
    }

    @Test
    void aStoreOfAnotherVersionIsNotGuessedAbout() throws Exception {
        Files.writeString(folder.resolve("totals.store"), "CLOUD\n");
        assertThatThrownBy(() -> mark(StoreKind.FOLDER).require())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        "The totals of the metrics were kept in a store that this version does not know so"
                                + " far, and now in the audit folder (deploy.queue.type=file, or github without"
                                + " deploy.metrics.pushgateway), to which ");
    }
}
