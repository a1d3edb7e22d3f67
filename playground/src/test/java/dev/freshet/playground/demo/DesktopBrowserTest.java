package dev.freshet.playground.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DesktopBrowserTest {

    @Test
    void shouldOpenOnlyWhereSomebodyWouldSeeIt() {
        assertThat(new DesktopBrowser("Linux", Map.of("DISPLAY", ":0")).opener())
                .hasValue("xdg-open");
        assertThat(new DesktopBrowser("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")).opener())
                .hasValue("xdg-open");
        assertThat(new DesktopBrowser("Mac OS X", Map.of()).opener()).hasValue("open");
        assertThat(new DesktopBrowser("Linux", Map.of("SSH_TTY", "/dev/pts/0")).opener())
                .isEmpty();
    }
}
