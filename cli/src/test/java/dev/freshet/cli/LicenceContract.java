package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Whether an application may be shipped with what it runs with. Tests run in their module's folder, after packaging. */
public final class LicenceContract {

    private static final Path BILL = Path.of("target", "bom.json");

    /** In the place of another in the profile cuda; the page lists the default build. */
    private static final String CUDA = "com.microsoft.onnxruntime:onnxruntime_gpu";

    private LicenceContract() {}

    /**
     * Fails where a library has no allowed licence, or where third-party/APPLICATION.md is not the application's list of libraries.
     */
    public static void requireLicences(String application) throws IOException {
        // The plugin that writes it does not run when Maven is told to be offline.
        assumeThat(BILL).exists();
        BillOfMaterials bill = BillOfMaterials.read(BILL);
        assertThat(bill.components())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.licences())
                        .as(
                                "%s %s: a licence of its own choice has to be among %s",
                                each.name(), each.version(), SpdxLicence.ALLOWED)
                        .containsAnyElementsOf(SpdxLicence.ALLOWED));
        if (!bill.has(CUDA)) {
            GeneratedFile.requireCurrent("third-party", application + ".md", page(application, bill.components()));
        }
    }

    private static String page(String application, List<BillOfMaterials.Component> components) {
        String rows = components.stream()
                .map(each -> "| " + each.name() + " | " + each.version() + " | " + String.join(" or ", each.licences())
                        + " |\n")
                .collect(Collectors.joining());
        return "# What " + application + " runs with\n\n"
                + "Generated from the bill of materials of `mvn package` (" + application
                + "/target/bom.json); a test says when it is not current.\n\n"
                + "| library | version | licence |\n| --- | --- | --- |\n"
                + rows;
    }
}
