package dev.freshet.core.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.core.fixtures.TinyStepBundle;
import dev.freshet.core.model.Bundle;
import dev.freshet.core.model.Execution;
import dev.freshet.core.model.Past;
import dev.freshet.core.model.StepCall;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastSlotsTest {

    private static final int WIDTH = 4;

    @TempDir
    Path directory;

    @Test
    void shouldKeepTheLastSlotsAtTheEndWithinTheRoundingOfSixteenBits() {
        // Given room for three slots of two layers
        try (Bundle bundle = Bundle.open(TinyStepBundle.write(directory), Execution.CPU);
                StepCall call = bundle.stepCall()) {
            Past past = call.past();
            PastSlots slots = new PastSlots(past);
            Random random = new Random(3);
            float[][] keys = new float[8][];
            float[][] values = new float[8][];
            for (int slot = 0; slot < keys.length; slot++) {
                keys[slot] = random(random, Math.pow(10, slot - 4));
                values[slot] = random(random, 1);

                // When
                slots.append(keys[slot], values[slot]);
                slots.copyTo(past);

                // Then
                for (int back = 0; back < Math.min(slot + 1, past.slots()); back++) {
                    for (int layer = 0; layer < past.layers(); layer++) {
                        float[] read = new float[WIDTH];
                        int from = layer * WIDTH;
                        past.keys(layer, past.slots() - 1 - back, read);
                        assertClose(read, keys[slot - back], from);
                        past.values(layer, past.slots() - 1 - back, read);
                        assertClose(read, values[slot - back], from);
                    }
                }
            }
        }
    }

    private static void assertClose(float[] actual, float[] expected, int from) {
        float[] part = Arrays.copyOfRange(expected, from, from + WIDTH);
        float largest = 0;
        for (float value : part) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(actual).containsExactly(part, Offset.offset(largest / 65_000));
    }

    private static float[] random(Random random, double scale) {
        float[] values = new float[TinyStepBundle.LAYERS * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * scale);
        }
        values[0] = 0;
        return values;
    }
}
