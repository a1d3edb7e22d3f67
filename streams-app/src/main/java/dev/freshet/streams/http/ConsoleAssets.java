package dev.freshet.streams.http;

import com.google.common.hash.Hashing;
import com.google.common.io.ByteSource;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The console's files, all of them in memory: what is not listed here does not exist, so no path leads anywhere else. */
final class ConsoleAssets {

    static final String PAGE = "index.html";

    static final List<String> OURS = List.of(
            PAGE,
            "style.css",
            "icon.svg",
            "app.js",
            "api.js",
            "charts.js",
            "dom.js",
            "heatmap.js",
            "live.js",
            "notices.js",
            "person.js",
            "pictures.js",
            "recommendations.js",
            "shop.js",
            "system.js",
            "topology.js",
            "words.js");

    private static final String CHARTS = "chart.umd.min.js";
    private static final String CHARTS_JAR = "META-INF/maven/org.webjars.npm/chart.js/pom.properties";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, Asset> assets;

    /**
     * One file.
     *
     * @param etag changes with the content
     */
    record Asset(ByteSource content, String contentType, String etag) {}

    private ConsoleAssets(Map<String, Asset> assets) {
        this.assets = assets;
    }

    static ConsoleAssets load() {
        Map<String, Asset> assets = new HashMap<>();
        OURS.forEach(name -> assets.put(name, read(name, "console/" + name)));
        assets.put(
                CHARTS, read(CHARTS, "META-INF/resources/webjars/chart.js/" + versionOfCharts() + "/dist/" + CHARTS));
        return new ConsoleAssets(Map.copyOf(assets));
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    private static Asset read(String name, String resource) {
        try {
            byte[] content = Resources.toByteArray(url(resource));
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            // Weak, because the same file may be sent compressed or not.
            String etag =
                    "W/\"" + Hashing.sha256().hashBytes(content).toString().substring(0, 16) + "\"";
            return new Asset(ByteSource.wrap(content), type, etag);
        } catch (IOException e) {
            throw new UncheckedIOException("the console's file " + name + " cannot be read", e);
        }
    }

    private static String versionOfCharts() {
        Properties jar = new Properties();
        try (InputStream in = url(CHARTS_JAR).openStream()) {
            jar.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the charts' jar cannot be read", e);
        }
        return jar.getProperty("version");
    }

    /** @throws IllegalArgumentException if there is no such resource */
    private static URL url(String resource) {
        return Resources.getResource(ConsoleAssets.class, "/" + resource);
    }
}
