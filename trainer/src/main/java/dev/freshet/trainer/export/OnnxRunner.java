package dev.freshet.trainer.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Runs one exported graph. */
final class OnnxRunner implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxRunner(Path graph) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(graph.toString(), options);
        } catch (OrtException e) {
            throw new ExportException("ONNX Runtime refuses " + graph.getFileName() + ": " + e.getMessage(), e);
        }
    }

    /** The inputs of one run. */
    static final class Inputs {
        private final Map<String, Object> values = new LinkedHashMap<>();
        private final Map<String, long[]> shapes = new LinkedHashMap<>();

        Inputs floats(String name, float[] input, long... shape) {
            values.put(name, FloatBuffer.wrap(input));
            shapes.put(name, shape);
            return this;
        }

        Inputs integers(String name, int[] input, long... shape) {
            long[] wide = new long[input.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = input[i];
            }
            values.put(name, LongBuffer.wrap(wide));
            shapes.put(name, shape);
            return this;
        }
    }

    /** One output, flat. */
    float[] run(Inputs inputs, String output) {
        return run(inputs, Set.of(output)).of(output);
    }

    /** The outputs of one run, each flat. */
    record Outputs(Map<String, float[]> byName) {
        float[] of(String name) {
            float[] values = byName.get(name);
            if (values == null) {
                throw new ExportException("an exported graph has no output " + name);
            }
            return values;
        }
    }

    /** Some outputs. */
    Outputs run(Inputs inputs, Set<String> outputs) {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Object> entry : inputs.values.entrySet()) {
                long[] shape = inputs.shapes.get(entry.getKey());
                tensors.put(
                        entry.getKey(),
                        entry.getValue() instanceof FloatBuffer floats
                                ? OnnxTensor.createTensor(environment, floats, shape)
                                : OnnxTensor.createTensor(environment, (LongBuffer) entry.getValue(), shape));
            }
            try (OrtSession.Result result = session.run(tensors, outputs)) {
                Map<String, float[]> flat = new LinkedHashMap<>();
                for (Map.Entry<String, OnnxValue> entry : result) {
                    FloatBuffer buffer = ((OnnxTensor) entry.getValue()).getFloatBuffer();
                    float[] values = new float[buffer.remaining()];
                    buffer.get(values);
                    flat.put(entry.getKey(), values);
                }
                return new Outputs(flat);
            }
        } catch (OrtException e) {
            throw new ExportException("ONNX Runtime fails on an exported graph: " + e.getMessage(), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new ExportException("an exported graph cannot be closed: " + e.getMessage(), e);
        }
    }
}
