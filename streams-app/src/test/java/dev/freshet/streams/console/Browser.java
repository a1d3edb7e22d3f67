package dev.freshet.streams.console;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Headless Chromium, if this machine has one, with a profile that is thrown away. */
final class Browser implements AutoCloseable {

    static final String MISSING =
            "no chromium and chromedriver on the PATH; on Debian: apt-get install chromium chromium-driver";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(50);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** @param folder for everything that the browser writes */
    static Optional<Browser> start(Path folder) {
        Optional<File> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<File> service = onPath("chromedriver");
        if (chromium.isEmpty() || service.isEmpty()) {
            return Optional.empty();
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--lang=en",
                "--user-data-dir=" + folder.resolve("profile"));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService driverService = new ChromeDriverService.Builder()
                .usingDriverExecutable(service.get())
                .usingAnyFreePort()
                .withEnvironment(Map.of("HOME", folder.toString()))
                .build();
        return Optional.of(new Browser(new ChromeDriver(driverService, options)));
    }

    void open(String url) {
        driver.get(url);
    }

    /** Width and height of the page in CSS pixels. */
    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** @param scheme light or dark */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** The first element that a selector finds, waited for. */
    WebElement find(String css) {
        return until(
                css, () -> driver.findElements(By.cssSelector(css)).stream().findFirst());
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The first button with a text or accessible name, waited for. */
    WebElement button(String name) {
        return until(
                name,
                () -> driver.findElements(By.cssSelector("button, a")).stream()
                        .filter(each -> each.isDisplayed()
                                && (each.getText().equals(name) || name.equals(each.getDomAttribute("aria-label"))))
                        .findFirst());
    }

    /** Waits until the text of the page's content has this in it. */
    void awaitText(String text) {
        WebElement unused = until(
                text,
                () -> driver.findElements(By.tagName("body")).stream()
                        .filter(body -> body.getText().contains(text))
                        .findFirst());
    }

    /** Waits until a script's value is true. */
    void await(String condition) {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE, POLL);
        Boolean unused = wait.withMessage(condition).until(any -> Boolean.TRUE.equals(script("return " + condition)));
    }

    void await(String what, BooleanSupplier condition) {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE, POLL);
        Boolean unused = wait.withMessage(what).until(any -> condition.getAsBoolean());
    }

    Object script(String text, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(text, arguments);
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** What the page complained of since the last call: script faults, refused content, failed requests. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private <T> T until(String what, Supplier<Optional<T>> found) {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE, POLL);
        wait.ignoring(StaleElementReferenceException.class);
        return wait.withMessage(what).until(any -> found.get().orElse(null));
    }

    private static Optional<File> onPath(String... names) {
        List<String> folders = Arrays.asList(System.getenv("PATH").split(File.pathSeparator, -1));
        return Arrays.stream(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }
}
