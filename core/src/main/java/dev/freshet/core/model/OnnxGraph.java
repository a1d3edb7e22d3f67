package dev.freshet.core.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One ONNX graph ready to run. Thread-safe: all threads share one session. */
final class OnnxGraph implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OnnxGraph.class);

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    private OnnxGraph(OrtSession session) {
        this.session = session;
    }

    static OnnxGraph open(Path file, Execution execution) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // It writes to stderr itself, past any logger, and warns of every initializer that a graph does not need.
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            // The arithmetic of one call is shorter than the hand-over to another thread.
            options.setIntraOpNumThreads(execution.threads());
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            if (addCuda(options, execution.provider())) {
                // Sessions that hop threads grow CUDA memory without this.
                options.setMemoryPatternOptimization(false);
            }
            return new OnnxGraph(OrtEnvironment.getEnvironment().createSession(file.toString(), options));
        }
    }

    /** Whether this build has the artifact of ONNX Runtime that can use CUDA; whether a device answers is another matter. */
    static boolean hasCuda() {
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    }

    /** @throws OrtException if CUDA is demanded and no device answers; the artifact is the caller's to check */
    private static boolean addCuda(OrtSession.SessionOptions options, Execution.Provider provider) throws OrtException {
        if (provider == Execution.Provider.CPU) {
            return false;
        }
        if (hasCuda()) {
            try {
                options.addCUDA();
                return true;
            } catch (OrtException e) {
                if (provider == Execution.Provider.CUDA) {
                    throw e;
                }
                log.info("no CUDA device answers ({}); the encoder runs on the CPU", e.getMessage());
                return false;
            }
        }
        log.info("this build has the CPU artifact of ONNX Runtime; the encoder runs on the CPU");
        return false;
    }

    /** What differs between the graph's inputs and outputs and a contract; dimension -1 stands for a dynamic axis. */
    List<String> differences(Signature contract) throws OrtException {
        List<String> found = new ArrayList<>();
        compare("input", contract.inputs(), session.getInputInfo(), found);
        compare("output", contract.outputs(), session.getOutputInfo(), found);
        return found;
    }

    private static void compare(
            String kind, Map<String, Signature.Tensor> contract, Map<String, NodeInfo> actual, List<String> found) {
        contract.forEach((name, expected) -> {
            NodeInfo node = actual.get(name);
            if (node == null) {
                found.add("has no " + kind + " '" + name + "'; it has " + actual.keySet());
            } else if (!(node.getInfo() instanceof TensorInfo tensor)
                    || tensor.type != expected.type()
                    || !fits(tensor.getShape(), expected.shape())) {
                found.add(kind + " '" + name + "' is " + describe(node) + "; the contract says " + expected);
            }
        });
        if (kind.equals("input")) {
            actual.keySet().stream()
                    .filter(name -> !contract.containsKey(name))
                    .forEach(name -> found.add("has an input '" + name + "' that the contract does not know"));
        }
    }

    private static boolean fits(long[] actual, List<Long> expected) {
        if (actual.length != expected.size()) {
            return false;
        }
        for (int i = 0; i < actual.length; i++) {
            if (actual[i] != expected.get(i) && actual[i] != -1) {
                return false;
            }
        }
        return true;
    }

    private static String describe(NodeInfo node) {
        return node.getInfo() instanceof TensorInfo tensor
                ? tensor.type + " " + Arrays.toString(tensor.getShape())
                : String.valueOf(node.getInfo());
    }

    /**
     * Runs the graph and gives the rows of its one output, {@code [rows, width]}.
     *
     * @throws OrtException also where the output has another shape or holds what is no finite number
     */
    float[][] run(Tensors inputs, String output, int rows, int width) throws OrtException {
        try (inputs;
                OrtSession.Result result = session.run(inputs.inputs, Set.of(output))) {
            Optional<ai.onnxruntime.OnnxValue> value = result.get(output);
            OnnxTensor tensor = (OnnxTensor) value.orElseThrow();
            // A dynamic axis promises nothing before the graph has run.
            if (!Arrays.equals(tensor.getInfo().getShape(), new long[] {rows, width})) {
                throw new OrtException("its output '" + output + "' has the shape "
                        + Arrays.toString(tensor.getInfo().getShape()) + "; expected is [" + rows + ", " + width + "]");
            }
            FloatBuffer flat = tensor.getFloatBuffer();
            float[][] all = new float[rows][width];
            for (float[] row : all) {
                flat.get(row);
                requireFinite(output, row);
            }
            return all;
        }
    }

    /**
     * Runs the graph and writes its outputs where {@link Tensors#into} says. The tensors stay open, to be run again.
     *
     * @throws OrtException also where an output has another shape than the memory that is meant for it
     */
    void run(Tensors tensors) throws OrtException {
        session.run(tensors.inputs, Set.of(), tensors.outputs).close();
    }

    static void requireFinite(String output, float[] row) throws OrtException {
        for (float value : row) {
            if (!Float.isFinite(value)) {
                throw new OrtException("its output '" + output + "' holds " + value + ", which is no finite number");
            }
        }
    }

    Tensors tensors() {
        return new Tensors(environment);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }

    /** Named input tensors, and places for outputs; native memory, released with {@link #close}. */
    static final class Tensors implements AutoCloseable {
        private final OrtEnvironment environment;
        private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        private final Map<String, OnnxTensor> outputs = new LinkedHashMap<>();

        private Tensors(OrtEnvironment environment) {
            this.environment = environment;
        }

        Tensors put(String name, long[] values, long... shape) throws OrtException {
            return put(inputs, name, () -> OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape));
        }

        /** An input read from the beginning of a direct buffer at every run; of another, from a copy made now. */
        Tensors put(String name, FloatBuffer values, long... shape) throws OrtException {
            return put(inputs, name, () -> floats(values, shape));
        }

        /** An input read from the beginning of a direct buffer at every run. */
        Tensors put(String name, LongBuffer values, long... shape) throws OrtException {
            LongBuffer used = values.slice(0, Math.toIntExact(elements(shape)));
            return put(inputs, name, () -> OnnxTensor.createTensor(environment, used, shape));
        }

        /** An output written to the beginning of a direct buffer at every run. */
        Tensors into(String name, FloatBuffer values, long... shape) throws OrtException {
            return put(outputs, name, () -> floats(values, shape));
        }

        private OnnxTensor floats(FloatBuffer values, long... shape) throws OrtException {
            FloatBuffer used = values.slice(0, Math.toIntExact(elements(shape)));
            return OnnxTensor.createTensor(environment, used, shape);
        }

        private static long elements(long... shape) {
            return Arrays.stream(shape).reduce(1, Math::multiplyExact);
        }

        /** Releases the tensors before it, too, where one cannot be made: nobody else holds them yet. */
        private Tensors put(Map<String, OnnxTensor> named, String name, TensorMaker maker) throws OrtException {
            try {
                named.put(name, maker.make());
                return this;
            } catch (OrtException e) {
                close();
                throw e;
            }
        }

        @FunctionalInterface
        private interface TensorMaker {
            OnnxTensor make() throws OrtException;
        }

        @Override
        public void close() {
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
        }
    }

    /** The inputs and outputs that a graph must have. */
    record Signature(Map<String, Tensor> inputs, Map<String, Tensor> outputs) {

        /** A tensor's element type and shape, -1 for a dynamic axis. */
        record Tensor(OnnxJavaType type, List<Long> shape) {
            static Tensor floats(long... shape) {
                return new Tensor(
                        OnnxJavaType.FLOAT, Arrays.stream(shape).boxed().toList());
            }

            static Tensor ints(long... shape) {
                return new Tensor(
                        OnnxJavaType.INT64, Arrays.stream(shape).boxed().toList());
            }

            @Override
            public String toString() {
                return type + " " + shape;
            }
        }
    }
}
