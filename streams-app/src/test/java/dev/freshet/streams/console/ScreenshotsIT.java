package dev.freshet.streams.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of the console, with {@code -Dconsole.screenshots=FOLDER}: of the made-up shop, or of the instance at
 * {@code -Dconsole.url=http://host:port}, where {@code -Dconsole.person=ID} names a known user.
 */
@EnabledIfSystemProperty(named = ScreenshotsIT.FOLDER, matches = ".+", disabledReason = "no pictures are asked for")
class ScreenshotsIT {

    static final String FOLDER = "console.screenshots";

    private static final String PERSON = "person/USER/" + System.getProperty("console.person", "anna");

    @TempDir
    private Path temporary;

    @Test
    void shouldTakePictures() throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty(FOLDER)));
        try (FakeInstance made = new FakeInstance();
                Browser browser = Browser.start(temporary).orElseThrow()) {
            String url = System.getProperty("console.url", made.url());
            for (Look look : List.of(
                    new Look("light", "light", 1280, Integer.getInteger("console.height", 860)),
                    new Look("dark", "dark", 1280, 860),
                    new Look("phone", "light", 360, 740))) {
                browser.size(look.width(), look.height());
                browser.prefer(look.scheme());
                for (String view : List.of("live", PERSON, "shop", "system")) {
                    browser.open("about:blank");
                    browser.open(url + "/#/" + view);
                    settle(browser, view);
                    String name = view.split("/", -1)[0] + "-" + look.name() + ".png";
                    Files.write(folder.resolve(name), SmallPicture.of(browser.picture()));
                }
            }
        }
    }

    private record Look(String name, String scheme, int width, int height) {}

    private static void settle(Browser browser, String view) {
        switch (view) {
            case "live" -> browser.await("document.querySelectorAll('.answer .arrow').length >= 12");
            case "shop" -> {
                browser.awaitText("Popular now");
                browser.find(".grid .product button").click();
                browser.awaitText("after the click");
                browser.awaitText("Similar");
                browser.find(".back").click();
                browser.find(".grid .product:nth-child(4) button").click();
                browser.await("document.querySelectorAll('.aside .history li .tag').length === 2");
                browser.script("scrollTo(0, 0)");
            }
            case "system" ->
                browser.await("document.querySelector('.topology') !== null"
                        + " && Number(document.querySelector('main').dataset.readings) >= 6");
            default -> browser.await("document.querySelector('.heat td') !== null");
        }
    }
}
