package dev.freshet.streams.topology;

import dev.freshet.streams.codec.DeadLetterWriter;
import dev.freshet.streams.codec.SourcePosition;
import dev.freshet.streams.counters.Counters;
import dev.freshet.streams.progress.InputProgress;
import dev.freshet.streams.progress.TaskProgress;
import dev.freshet.streams.validation.EventValidator;
import dev.freshet.streams.validation.Verdict;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Parts the events that are taken from those that become dead letters. */
final class ValidateProcessor
        extends ContextualProcessor<byte @Nullable [], byte @Nullable [], byte @Nullable [], Step> {

    private final EventValidator validator;
    private final DeadLetterWriter letters;
    private final Counters counters;
    private final InputProgress progress;
    // From init(), when the task's stores are whole, to close().
    private @Nullable TaskProgress task;

    ValidateProcessor(EventValidator validator, DeadLetterWriter letters, Counters counters, InputProgress progress) {
        this.validator = validator;
        this.letters = letters;
        this.counters = counters;
        this.progress = progress;
    }

    @Override
    public void init(ProcessorContext<byte @Nullable [], Step> context) {
        super.init(context);
        task = progress.open(context.taskId().partition());
    }

    @Override
    public void close() {
        if (task != null) {
            progress.close(task);
            task = null;
        }
    }

    @Override
    public void process(Record<byte @Nullable [], byte @Nullable []> record) {
        SourcePosition position = Positions.of(context());
        Verdict verdict = validator.judge(
                record.key(), record.value(), position.partition(), context().currentSystemTimeMs());
        if (verdict instanceof Verdict.Accepted accepted) {
            context().forward(record.withValue(new Step.Accepted(accepted.event())));
        } else if (verdict instanceof Verdict.Rejected rejected) {
            counters.addDeadLetter(rejected.reason());
            Record<byte @Nullable [], byte[]> letter = letters.write(record, position, rejected);
            context()
                    .forward(TraceHeaders.set(
                            TraceHeaders.of(record, position), letter.withValue(new Step.Letter(letter.value()))));
        }
        if (task != null) {
            // What was forwarded has been processed to the end by now.
            task.pass(position.offset());
        }
    }
}
