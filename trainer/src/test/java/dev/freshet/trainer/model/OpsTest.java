package dev.freshet.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class OpsTest {

    /** Of a tensor on the device {@code meta} PyTorch knows but the shape, so it is another device than the CPU everywhere. */
    @Test
    void shouldMakeEveryTensorBesideAParameter() {
        // Given
        Tensor parameter = new Parameters(1, PyTorch.device("meta")).normal("weights", 1, 2, 3);

        // When
        Stream<Tensor> made = Stream.of(
                Ops.beside(parameter, new float[2], 1, 2),
                Ops.beside(parameter, new int[2], 2),
                Ops.beside(parameter, new long[2], 2),
                Ops.beside(parameter, Tensor.create(new float[1], 1)));

        // Then
        assertThat(parameter.is_meta()).isTrue();
        assertThat(made).allMatch(Tensor::is_meta);
    }

    @Test
    void shouldLeaveATensorWhereItIsBesideOneOfTheCpu() {
        Tensor parameter = new Parameters(1, PyTorch.device("cpu")).normal("weights", 1, 2, 3);
        Tensor made = Tensor.create(new float[1], 1);

        assertThat(Ops.beside(parameter, made)).isSameAs(made);
    }
}
