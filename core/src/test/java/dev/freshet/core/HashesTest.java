package dev.freshet.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** These values are in state stores, so that they may never change. */
class HashesTest {

    @Test
    void shouldKeepTheHashesOfItems() {
        assertThat(Hashes.item("")).isEqualTo(0x9AE16A3B2F90404FL);
        assertThat(Hashes.item("tea")).isEqualTo(0x9DC8F04FE2C22BE3L);
        assertThat(Hashes.item("SKU-000123456")).isEqualTo(0x80CD7E5897FEAB6BL);
        assertThat(Hashes.item("th\u00e9 \u6f22 \ud83c\udf75")).isEqualTo(0x0BE26274442488EFL);
        assertThat(Hashes.item("x".repeat(200))).isEqualTo(0xC1713BF9D998A3BFL);
    }

    @Test
    void shouldKeepTheHashesOfEvents() {
        assertThat(Hashes.event("tea")).isEqualTo(Hashes.item("tea"));
        assertThat(Hashes.event("0f8fad5b-d9cb-469f-a165-70867728950e")).isEqualTo(0xAABEFDFD3D2D19F4L);
    }

    @Test
    void shouldKeepTheHashesOfTerms() {
        assertThat(Hashes.term("tea")).isEqualTo(0x7F0ADBAC);
        assertThat(Hashes.term("kettle")).isEqualTo(0xBB1792AF);
        assertThat(Hashes.term("\u6f22")).isEqualTo(0x9DF1CB9C);
    }
}
