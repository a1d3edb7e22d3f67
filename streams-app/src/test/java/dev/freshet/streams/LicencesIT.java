package dev.freshet.streams;

import dev.freshet.cli.LicenceContract;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Reads what packaging writes; an IT because it comes after that. */
class LicencesIT {

    @Test
    void shouldRunOnlyWithWhatMayBeShipped() throws IOException {
        LicenceContract.requireLicences("streams-app");
    }
}
