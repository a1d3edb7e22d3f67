package dev.freshet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void shouldWriteOneObjectALine() throws Exception {
        // Given
        LoggingEvent event = event(
                "two\nlines \"quoted\"",
                new IllegalStateException("because\nof this"),
                Map.of("traceId", "4bf92f3577b34da6a3ce929d0e0e4736"));

        // When
        String line = line("json", event);

        // Then
        assertThat(line.lines()).hasSize(1);
        JsonNode object = new ObjectMapper().readTree(line);
        assertThat(object.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("time", "level", "logger", "thread", "message", "exception", "traceId");
        assertThat(Instant.parse(object.get("time").asText())).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
        assertThat(object.get("level").asText()).isEqualTo("WARN");
        assertThat(object.get("logger").asText()).isEqualTo("dev.freshet.Some");
        assertThat(object.get("thread").asText()).isEqualTo("thread-1");
        assertThat(object.get("message").asText()).isEqualTo("two\nlines \"quoted\"");
        assertThat(object.get("exception").asText()).contains("IllegalStateException: because\nof this", "\tat ");
        assertThat(object.get("traceId").asText()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void shouldLeaveOutWhatThereIsNot() throws Exception {
        JsonNode object = new ObjectMapper().readTree(line("json", event("fine", null, Map.of())));

        assertThat(object.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("time", "level", "logger", "thread", "message");
    }

    @Test
    void shouldNotColourPlainLines() throws Exception {
        LoggingEvent traced = event("fine", null, Map.of("traceId", "4bf9"));

        assertThat(line("plain", event("fine", null, Map.of())))
                .endsWith("WARN  Some fine\n")
                .startsWith("2026-01-0")
                .doesNotContain("\u001b");
        assertThat(line("plain", traced)).endsWith("WARN  Some fine traceId=4bf9\n");
    }

    @Test
    void shouldColourTheLevel() throws Exception {
        assertThat(line("colour", event("fine", null, Map.of())))
                .contains("\u001b[31mWARN")
                .endsWith("fine\n");
    }

    private static LoggingEvent event(String message, Throwable error, Map<String, String> context) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerName("dev.freshet.Some");
        event.setThreadName("thread-1");
        event.setLevel(Level.WARN);
        event.setMessage(message);
        event.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
        event.setMDCPropertyMap(context);
        if (error != null) {
            event.setThrowableProxy(new ThrowableProxy(error));
        }
        return event;
    }

    private String line(String format, LoggingEvent event) throws Exception {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        context.putProperty(LogFormat.CHOSEN, format);
        configurator.doConfigure(new ByteArrayInputStream("""
                <configuration>
                  <include resource="dev/freshet/cli/log-${freshet.log:-plain}.xml"/>
                  <root level="WARN"><appender-ref ref="stderr"/></root>
                </configuration>
                """.getBytes(StandardCharsets.UTF_8)));
        Encoder<ILoggingEvent> encoder =
                ((ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("stderr")).getEncoder();
        event.setLoggerContext(context);
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
