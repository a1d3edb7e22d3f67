package dev.freshet.trainer;

import dev.freshet.trainer.data.Corpus;
import dev.freshet.trainer.data.History;
import dev.freshet.trainer.model.ModelShape;
import dev.freshet.trainer.training.TrainingSettings;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** What the weights of a run depend on, as text: a checkpoint of another run cannot be gone on with. */
final class RunIdentity {

    private RunIdentity() {}

    /** How long to train and when to end may differ; all else may not. */
    static String of(Corpus corpus, TrainingSettings settings, ModelShape shape) {
        return String.format(
                "data %08x of %d subjects with %d slots, seed %d, %s, %d threads, batch %d of %d slots, %d negatives, dropout %s and %s,"
                        + " learning rate %s, %d dimensions, %d layers, %d heads",
                checksum(corpus),
                corpus.histories().size(),
                corpus.trainingSlots(),
                settings.seed(),
                settings.device(),
                settings.threads(),
                settings.batchWindows(),
                settings.windowLength(),
                settings.negatives(),
                settings.dropout(corpus.trainingSlots()),
                settings.learnedDropout(),
                settings.learningRate(),
                shape.dimensions(),
                shape.layers(),
                shape.heads());
    }

    private static long checksum(Corpus corpus) {
        CRC32 crc = new CRC32();
        corpus.items().ids().forEach(id -> crc.update(id.getBytes(StandardCharsets.UTF_8)));
        for (History history : corpus.histories()) {
            for (int slot = 0; slot < history.length(); slot++) {
                int token = history.token(slot);
                crc.update(token);
                crc.update(token >>> 8);
                crc.update(token >>> 16);
                crc.update(history.type(slot));
                crc.update((int) (history.timeMs(slot) >>> 10));
            }
        }
        return crc.getValue();
    }
}
