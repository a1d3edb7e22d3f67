package dev.freshet.trainer.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

/** The native library. */
public final class PyTorch {

    private static final List<String> LIBRARIES =
            List.of("c10", "c10_cuda", "torch_cpu", "torch_cuda", "torch_cuda_linalg", "torch", "jnitorch");
    /** Of the artifact that knows the CPU alone, and of the one of the Maven profile {@code cuda}. */
    private static final List<String> ARTIFACTS = List.of("", "-gpu");

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
     * What the libraries of the artifact that knows CUDA lack here; nothing if that is not the artifact. JavaCPP passes over such a lack, and what it
     * loads next dies with a segmentation fault.
     */
    static Optional<String> lacks() {
        URL library = PyTorch.class.getResource(folder("-gpu") + System.mapLibraryName("torch_cuda"));
        if (library == null) {
            return Optional.empty();
        }
        unpack();
        Loader.load(openblas.class);
        try {
            System.load(Loader.cacheResource(library).getPath());
            return Optional.empty();
        } catch (UnsatisfiedLinkError e) {
            String message = String.valueOf(e.getMessage());
            return Optional.of(message.substring(message.indexOf(": ") + 1).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("PyTorch cannot be unpacked to the cache of JavaCPP", e);
        }
    }

    private static String folder(String artifact) {
        return "/org/bytedeco/pytorch/" + Loader.getPlatform() + artifact + "/";
    }

    /** Whether there is a GPU that tensors can be on. */
    static boolean findsCuda() {
        unpack();
        return torch.cuda_is_available();
    }

    /** @param name as PyTorch names it: {@code cpu}, {@code cuda} or {@code meta} */
    static Device device(String name) {
        unpack();
        return new Device(name);
    }

    /**
     * Unpacks the libraries before any is loaded. JavaCPP 1.5.13 unpacks one after the other as it loads them, and on a first
     * run loading {@code torch_cpu} then dies with a segmentation fault.
     */
    private static void unpack() {
        ARTIFACTS.stream()
                .map(PyTorch::folder)
                .flatMap(folder -> Stream.concat(
                                Stream.of("libgomp.so.1"), LIBRARIES.stream().map(System::mapLibraryName))
                        .map(name -> PyTorch.class.getResource(folder + name)))
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
