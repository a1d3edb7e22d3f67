package dev.freshet.trainer.export;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.LongStream;

/** Puts an ONNX graph together node by node; a value is known by its name. */
final class OnnxGraphBuilder {

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    /** The first operator set that has {@code Attention}. */
    static final int OPSET_WITH_ATTENTION = 23;

    private static final int IR_VERSION_WITH_ATTENTION = 11;

    static final int FLOAT = OnnxMl.TensorProto.DataType.FLOAT.getNumber();
    static final int INT64 = OnnxMl.TensorProto.DataType.INT64.getNumber();
    private static final int INT8 = OnnxMl.TensorProto.DataType.INT8.getNumber();
    private static final int FLOAT16 = OnnxMl.TensorProto.DataType.FLOAT16.getNumber();

    private final OnnxMl.GraphProto.Builder graph;
    private final int opset;
    private int values;

    OnnxGraphBuilder(String name) {
        this(name, OPSET);
    }

    OnnxGraphBuilder(String name, int opset) {
        this.graph = OnnxMl.GraphProto.newBuilder().setName(name);
        this.opset = opset;
    }

    /** Declares an input; an extent is a number, or the name of a dynamic axis. */
    String input(String name, int type, Object... extents) {
        graph.addInput(described(name, type, extents));
        return name;
    }

    void output(String name, String value, Object... extents) {
        node("Identity", name, List.of(value));
        graph.addOutput(described(name, FLOAT, extents));
    }

    String floats(float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return initializer(FLOAT, bytes.array(), shape);
    }

    String halves(float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(Half.bits(value));
        }
        return initializer(FLOAT16, bytes.array(), shape);
    }

    String int8s(byte[] values, long... shape) {
        return initializer(INT8, values, shape);
    }

    String scalar(float value) {
        return floats(new float[] {value});
    }

    String integers(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return initializer(INT64, bytes.array(), values.length);
    }

    String integer(long value) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(value);
        return initializer(INT64, bytes.array());
    }

    private String initializer(int type, byte[] bytes, long... shape) {
        String name = nextName("c");
        OnnxMl.TensorProto.Builder tensor =
                OnnxMl.TensorProto.newBuilder().setName(name).setDataType(type).setRawData(ByteString.copyFrom(bytes));
        for (long extent : shape) {
            tensor.addDims(extent);
        }
        graph.addInitializer(tensor);
        return name;
    }

    String op(String operator, String... inputs) {
        return op(operator, List.of(), inputs);
    }

    String op(String operator, List<OnnxMl.AttributeProto> attributes, String... inputs) {
        String name = nextName("v");
        node(operator, name, List.of(inputs)).addAllAttribute(attributes);
        return name;
    }

    /**
     * Scaled dot-product attention, {@code [1, R, d]}. ONNX Runtime insists on the outputs for all keys and values, which nobody reads.
     *
     * @param query,key,value [1, R, d]
     * @param bias [1, heads, R, past + R]
     * @param pastKeys,pastValues [1, heads, past, d / heads]
     */
    String attention(
            long heads, String query, String key, String value, String bias, String pastKeys, String pastValues) {
        String mix = nextName("v");
        node("Attention", mix, List.of(query, key, value, bias, pastKeys, pastValues))
                .addOutput(nextName("v"))
                .addOutput(nextName("v"))
                .addAttribute(attribute("q_num_heads", heads))
                .addAttribute(attribute("kv_num_heads", heads));
        return mix;
    }

    /** Cuts an axis into parts of the given sizes. */
    List<String> split(String x, long axis, long... sizes) {
        List<String> parts =
                LongStream.of(sizes).mapToObj(size -> nextName("v")).toList();
        graph.addNodeBuilder()
                .setOpType("Split")
                .addAllInput(List.of(x, integers(sizes)))
                .addAllOutput(parts)
                .addAttribute(attribute("axis", axis));
        return parts;
    }

    /** One float throughout, in the shape that {@code extents} [axes] says. */
    String filled(String extents, float value) {
        return op(
                "ConstantOfShape",
                List.of(OnnxMl.AttributeProto.newBuilder()
                        .setName("value")
                        .setType(OnnxMl.AttributeProto.AttributeType.TENSOR)
                        .setT(OnnxMl.TensorProto.newBuilder()
                                .setDataType(FLOAT)
                                .addDims(1)
                                .addFloatData(value))
                        .build()),
                extents);
    }

    private OnnxMl.NodeProto.Builder node(String operator, String output, List<String> inputs) {
        return graph.addNodeBuilder().setOpType(operator).addAllInput(inputs).addOutput(output);
    }

    private String nextName(String prefix) {
        return prefix + values++;
    }

    static OnnxMl.AttributeProto attribute(String name, long value) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static OnnxMl.AttributeProto attribute(String name, float value) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static OnnxMl.AttributeProto attribute(String name, List<Long> values) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    byte[] model() {
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(opset >= OPSET_WITH_ATTENTION ? IR_VERSION_WITH_ATTENTION : IR_VERSION)
                .setProducerName("freshet")
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static OnnxMl.ValueInfoProto described(String name, int type, Object... extents) {
        OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder();
        for (Object extent : extents) {
            OnnxMl.TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
            if (extent instanceof String axis) {
                dimension.setDimParam(axis);
            } else {
                dimension.setDimValue(((Number) extent).longValue());
            }
        }
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder()
                        .setTensorType(OnnxMl.TypeProto.Tensor.newBuilder()
                                .setElemType(type)
                                .setShape(shape)))
                .build();
    }
}
