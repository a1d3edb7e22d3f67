package dev.freshet.trainer.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/** The native library. */
public final class PyTorch {

    private static final List<String> LIBRARIES = List.of("c10", "torch_cpu", "torch", "jnitorch");

    private PyTorch() {}

    /** Sets what is global to the process: how many threads compute, and the seed of dropout. */
    public static void configure(int threads, long seed) {
        unpack();
        torch.set_num_threads(threads);
        // OpenBLAS waits for its threads by spinning: on a machine with other work, two of them made a step 13 times
        // slower.
        openblas.blas_set_num_threads(1);
        seed(seed);
    }

    /** Begins the process's random numbers anew. */
    public static void seed(long seed) {
        torch.manual_seed(seed);
    }

    /**
     * Unpacks the libraries before any is loaded. JavaCPP 1.5.13 unpacks one after the other as it loads them, and on a first
     * run loading {@code torch_cpu} then dies with a segmentation fault.
     */
    static void unpack() {
        String folder = "/org/bytedeco/pytorch/" + Loader.getPlatform() + "/";
        Stream.concat(Stream.of("libgomp.so.1"), LIBRARIES.stream().map(System::mapLibraryName))
                .map(name -> PyTorch.class.getResource(folder + name))
                .filter(resource -> resource != null)
                .forEach(resource -> {
                    try {
                        Loader.cacheResource(resource);
                    } catch (IOException e) {
                        throw new UncheckedIOException("PyTorch cannot be unpacked to the cache of JavaCPP", e);
                    }
                });
    }
}
