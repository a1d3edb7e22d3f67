package dev.freshet.trainer.model;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The trained numbers of a network, by name, on one device. Made outside of any {@link TensorScope}, so that they outlive it. */
public final class Parameters {

    private final Map<String, Tensor> byName = new LinkedHashMap<>();
    private final Random random;
    private final Device device;

    /** @param device of {@link PyTorch#device} */
    Parameters(long seed, Device device) {
        this.random = new Random(seed);
        this.device = device;
    }

    Tensor normal(String name, double deviation, long... shape) {
        float[] values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return register(name, values, shape);
    }

    /** Weights of a linear map [out, in] with outputs as large as its inputs. */
    Tensor linear(String name, long out, long in) {
        return normal(name, Math.sqrt(1.0 / in), out, in);
    }

    /** A table whose row 0, "none", is zero; looked up by {@link Ops#lookup} it stays so. */
    Tensor table(String name, double deviation, long rows, long columns) {
        float[] values = new float[size(rows, columns)];
        for (int i = (int) columns; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return register(name, values, rows, columns);
    }

    Tensor constant(String name, float value, long... shape) {
        float[] values = new float[size(shape)];
        Arrays.fill(values, value);
        return register(name, values, shape);
    }

    private Tensor register(String name, float[] values, long... shape) {
        Tensor tensor = Tensor.create(values, shape).to(device, torch.ScalarType.Float);
        tensor.set_requires_grad(true);
        if (byName.put(name, tensor) != null) {
            throw new IllegalStateException("parameter " + name + " is defined twice");
        }
        return tensor;
    }

    public Tensor get(String name) {
        Tensor tensor = byName.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no parameter " + name + "; there are " + byName.keySet());
        }
        return tensor;
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    public long[] shape(String name) {
        return get(name).shape();
    }

    /** A copy of the values in C order. */
    public float[] values(String name) {
        return floats(get(name));
    }

    public TensorVector all() {
        return new TensorVector(byName.values().toArray(Tensor[]::new));
    }

    public long count() {
        return byName.values().stream().mapToLong(Tensor::numel).sum();
    }

    /** A copy of everything, to come back to. */
    public Map<String, float[]> snapshot() {
        Map<String, float[]> copy = new LinkedHashMap<>();
        byName.keySet().forEach(name -> copy.put(name, values(name)));
        return copy;
    }

    public void restore(Map<String, float[]> snapshot) {
        snapshot.forEach(this::set);
    }

    public void set(String name, float[] values) {
        TensorScope.infer(
                () -> get(name).copy_(Tensor.create(values, shape(name))).numel());
    }

    /** A copy of the values in C order, from whatever device. */
    public static float[] floats(Tensor tensor) {
        return TensorScope.infer(() -> {
            FloatBuffer buffer = tensor.cpu().contiguous().createBuffer();
            float[] values = new float[(int) tensor.numel()];
            buffer.get(values);
            return values;
        });
    }

    private static int size(long... shape) {
        long size = 1;
        for (long extent : shape) {
            size = Math.multiplyExact(size, extent);
        }
        return Math.toIntExact(size);
    }
}
