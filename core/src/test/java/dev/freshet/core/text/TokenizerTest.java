package dev.freshet.core.text;

import static dev.freshet.core.text.Tokenizer.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    @Test
    void shouldSplitAtEverythingThatIsNeitherLetterNorDigit() {
        assertThat(words("  Desk-lamp, LED (12V)/white_new!"))
                .containsExactly("desk", "lamp", "led", "12v", "white", "new");
        assertThat(words("")).isEmpty();
        assertThat(words(" \t--- ")).isEmpty();
    }

    @Test
    void shouldKeepRepeatsInOrder() {
        assertThat(words("tea green tea")).containsExactly("tea", "green", "tea");
    }

    @Test
    void shouldDropWordsOfOneLetter() {
        assertThat(words("a 7 b2 \u6f22 \ud835\udc00")).containsExactly("b2");
    }

    @Test
    void shouldDropMarksAndCompatibilityForms() {
        assertThat(words("Th\u00e9 CR\u00c8ME \ufb01ne \uff34\uff25\uff21 10\u00b2"))
                .containsExactly("the", "creme", "fine", "tea", "102");
    }

    @Test
    void shouldLowerCaseWithoutALanguage() {
        // Given a language in which I is no upper-case i
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(words("TITANIUM \u0130zmir")).containsExactly("titanium", "izmir");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldCutAPluralS() {
        assertThat(words("mugs lamps shoes")).containsExactly("mug", "lamp", "shoe");
        assertThat(words("gas bus")).containsExactly("gas", "bus");
        assertThat(words("glass cactus tennis")).containsExactly("glass", "cactus", "tennis");
    }

    @Test
    void shouldLeaveItsOwnWordsAsTheyAre() {
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < 8; k++) {
                int point = random.nextInt(Character.MAX_CODE_POINT + 1) >>> random.nextInt(15);
                boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
                text.appendCodePoint(half ? 's' : point);
            }
            for (String word : words(text.toString())) {
                assertThat(words(word)).as(word).isEqualTo(List.of(word));
            }
        }
    }
}
