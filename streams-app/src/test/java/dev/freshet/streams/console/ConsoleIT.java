package dev.freshet.streams.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.io.Resources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The console in a real browser, in front of a shop that is made up. */
class ConsoleIT {

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static FakeInstance instance;

    @BeforeAll
    static void openShop() {
        browser = Browser.start(folder).orElseGet(() -> {
            System.err.println("ConsoleIT is skipped: " + Browser.MISSING);
            return abort(Browser.MISSING);
        });
        instance = new FakeInstance();
    }

    @AfterAll
    static void closeShop() {
        if (browser != null) {
            browser.close();
            instance.close();
        }
    }

    @BeforeEach
    void startAfresh() {
        browser.open("about:blank");
        browser.prefer("light");
        browser.size(1280, 900);
        show("person");
        browser.script("sessionStorage.clear(); localStorage.clear()");
        browser.open("about:blank");
    }

    @AfterEach
    void expectNoComplaint() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldShowWhatHappensNow() {
        show("live");

        browser.awaitText("connected");
        browser.await("document.querySelectorAll('.happenings li').length >= 4");
        browser.await(
                "[...document.querySelectorAll('.answer')].some(each => each.textContent.includes('after 12 ms'))");
        browser.awaitText("looked at");
        browser.awaitText("searched for “oak table”");

        browser.button("Pause").click();
        browser.awaitText("Paused");
        String frozen = browser.find(".happenings").getText();
        long seen = seen();
        browser.await(
                "Number(document.querySelectorAll('.figures dd')[1].textContent.replace(',', '')) > " + (seen + 20));
        assertThat(browser.find(".happenings").getText()).isEqualTo(frozen);
    }

    @Test
    void shouldFollowOnePersonOnly() {
        show("live/guest-3");

        browser.await("document.querySelectorAll('.happenings li').length >= 2");
        assertThat(browser.all(".happenings a"))
                .allSatisfy(link -> assertThat(link.getText()).isEqualTo("guest-3"));
    }

    @Test
    void shouldTellOnePersonsRecommendationsAndWhy() {
        show("person/USER/anna");

        browser.awaitText("Recommended now");
        assertThat(browser.all(".slate li")).hasSize(10);
        assertThat(browser.find(".slate li .reason").getText()).startsWith("because they ");
        assertThat(browser.find(".slate li .facts").getText()).contains("€", "›");
        assertThat(browser.find(".slate li .chip").getText()).isEqualTo("taste");
        assertThat(browser.find("main").getText())
                .contains("Model simulator-3", "Answered by 127.0.0.1:8080 as owner", "64 numbers from");

        WebElement heat = browser.find(".heat table");
        assertThat(heat.getText()).contains("0.90", "Points of its score");
        assertThat(browser.all(".heat thead th[scope=col]")).hasSize(11);
        assertThat(browser.all(".heat tbody th[scope=row]")).hasSize(12);
        assertThat(browser.all(".heat tbody td"))
                .hasSize(120)
                .allSatisfy(cell -> assertThat(cell.getText()).isNotBlank());
    }

    @Test
    void shouldChangeTheRecommendationsBeforeOnesEyes() {
        show("shop");
        browser.awaitText("Not personal, because nothing is known of this subject yet.");
        String before = browser.find(".live-slate ol").getText();

        browser.button("Look: Brass desk lamp").click();

        browser.awaitText("You looked at Brass desk lamp");
        browser.await("document.querySelector('.live-slate li .move.up, .live-slate li .move.fresh') !== null");
        assertThat(browser.find(".live-slate ol").getText())
                .isNotEqualTo(before)
                .contains("because you looked at Brass desk lamp");
        browser.awaitText("Similar");
        JsonNode event = last();
        assertThat(event.get("type").asText()).isEqualTo("BROWSE");
        assertThat(event.get("anonymousId").asText()).startsWith("visitor-");
        assertThat(event.at("/items/0/itemId").asText()).isEqualTo("p11");
    }

    @Test
    void shouldSearchAndBuy() {
        show("shop");
        browser.awaitText("Popular now");

        browser.find("#shop-query").sendKeys("wooden", Keys.ENTER);
        browser.awaitText("You searched for “wooden”");
        assertThat(browser.find(".live-slate li .title").getText()).startsWith("Wooden train");

        browser.button("Add to cart: Blue enamel mug").click();
        browser.awaitText("You put in the cart Blue enamel mug");
        browser.button("Add to cart: Oak bread board").click();
        browser.awaitText("You put in the cart Oak bread board");
        browser.button("Buy all 2 for €12.00").click();
        browser.awaitText("You bought Blue enamel mug and 1 more");
        assertThat(last().get("items")).hasSize(2);
        assertThat(browser.find("main").getText()).contains("Empty.");
    }

    @Test
    void shouldShowTheSystem() {
        show("system");

        browser.awaitText("ready, running");
        browser.awaitText("Topology");
        browser.awaitText("96.8 %");
        assertThat(browser.find("main").getText())
                .contains(
                        "Wrong partition",
                        "nothing is known of this subject yet",
                        "simulator-2b",
                        "the checksum differs",
                        "3 events");
        browser.await("document.querySelectorAll('canvas').length === 2 && [...document.querySelectorAll('canvas')]"
                + ".every(each => each.width > 100 && each.toDataURL().length > 2000)");
        assertThat(browser.all(".topology .node")).hasSize(16);
    }

    @Test
    void shouldSayFaultsInWords() {
        show("person/USER/nobody");
        browser.awaitText("Nothing is held of nobody");

        show("person/USER/restoring");
        browser.awaitText(
                "The instance cannot answer at the moment. The stores of this subject are being restored. Try again in 3 s.");
        assertThat(browser.button("Try again").isEnabled()).isTrue();

        assertThat(browser.complaints()).isNotEmpty().allMatch(line -> line.contains("Failed to load resource"));
    }

    @Test
    void shouldAskForATokenAndSendIt() {
        show("person/USER/locked");

        browser.awaitText("This instance asks for a token.");
        browser.find("#token-value").sendKeys(FakeApi.TOKEN, Keys.ENTER);

        browser.awaitText("Nothing is held of locked");
        assertThat(browser.find("#token").getAccessibleName()).isEqualTo("Token: one is in use");
        assertThat(browser.complaints()).allMatch(line -> line.contains("Failed to load resource"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "person/USER/anna", "shop", "system"})
    void shouldFitAPhone(String view) {
        browser.size(360, 740);
        show(view);
        settle(view);

        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo(360L);
        assertThat(
                        browser.script(
                                "return [...document.querySelectorAll('main *')].filter(each => each.clientWidth"
                                        + " && !each.closest('.scroller, .unseen, .compact') && each.getBoundingClientRect().right > 361).map(each => each.outerHTML.slice(0, 120))"))
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "person/USER/anna", "shop", "system"})
    void shouldNameEveryControlAndRegion(String view) {
        show(view);
        settle(view);

        assertThat(browser.all("button, a, input, select, canvas, svg[role=img], [role=region]"))
                .filteredOn(WebElement::isDisplayed)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.getAccessibleName())
                        .as(each.getDomProperty("outerHTML"))
                        .isNotBlank());
        assertThat(browser.all("main, header, nav")).hasSize(3);
        assertThat(browser.all("h1")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "person/USER/anna", "shop", "system"})
    void shouldBeReadableInLightAndDark(String view) throws Exception {
        String faint =
                Resources.toString(Resources.getResource(ConsoleIT.class, "contrast.js"), StandardCharsets.UTF_8);
        for (String scheme : List.of("light", "dark")) {
            browser.prefer(scheme);
            show(view);
            settle(view);

            assertThat(browser.script("return document.documentElement.dataset.theme"))
                    .isEqualTo(scheme);
            assertThat(browser.script(faint)).as(scheme).isEqualTo(List.of());
        }
    }

    @Test
    void shouldKeepTheChosenTheme() {
        show("live");
        browser.find("#theme").click();
        assertThat(browser.find("html").getDomAttribute("data-theme")).isEqualTo("dark");

        browser.open("about:blank");
        show("live");

        assertThat(browser.find("html").getDomAttribute("data-theme")).isEqualTo("dark");
        assertThat(browser.find("#theme").getDomAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void shouldBeUsableByKeyboardAlone() {
        show("shop");
        settle("shop");
        int controls = ((Long) browser.script("return [...document.querySelectorAll('a, button, input, select')]"
                        + ".filter(each => each.checkVisibility()).length"))
                .intValue();

        Set<WebElement> reached = new LinkedHashSet<>();
        List<String> first = new ArrayList<>();
        for (int i = 0; i < controls; i++) {
            browser.focused().sendKeys(Keys.TAB);
            WebElement now = browser.focused();
            reached.add(now);
            first.add(now.getText());
            assertThat(browser.script("return getComputedStyle(arguments[0]).outlineStyle", now))
                    .as(now.getDomProperty("outerHTML"))
                    .isEqualTo("solid");
        }

        assertThat(first.subList(0, 6))
                .containsExactly("Skip to the content", "Freshet", "Live", "Person", "Shop", "System");
        assertThat(reached).hasSize(controls);

        browser.find(".skip").sendKeys(Keys.ENTER);
        assertThat(browser.focused().getTagName()).isEqualTo("main");
        WebElement look = browser.button("Look: Kite".replace("Kite", "Paper lantern"));
        look.sendKeys(Keys.ENTER);
        browser.awaitText("You looked at Paper lantern");
        browser.await("document.activeElement.textContent === 'Paper lantern'");
    }

    @Test
    void shouldStopListeningWhenTheViewIsLeft() {
        show("live");
        browser.awaitText("connected");
        browser.await("one listens", () -> instance.feed().listeners() == 1);

        show("system");
        browser.awaitText("ready, running");

        browser.await("nobody listens", () -> instance.feed().listeners() == 0);
    }

    /** Waits until what a view asks for is there. */
    private static void settle(String view) {
        browser.awaitText(
                switch (view) {
                    case "live" -> "after 12 ms";
                    case "shop" -> "Popular now";
                    case "system" -> "Topology";
                    default -> "Points of its score";
                });
        browser.await("!document.querySelector('[role=status]:not(#announcements)')");
        browser.await("!document.querySelector('canvas') || document.querySelector('.figures dd') !== null");
    }

    private static void show(String view) {
        browser.open(instance.url() + "/#/" + view);
    }

    private static long seen() {
        return (Long) browser.script(
                "return Number(document.querySelectorAll('.figures dd')[1].textContent.replace(',', ''))");
    }

    private static JsonNode last() {
        return instance.shop().posted().get(instance.shop().posted().size() - 1);
    }
}
