package dev.freshet.trainer.model;

import dev.freshet.trainer.data.ContentColumns;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Words, categories, brand and price to a vector; of nothing, the zero vector. */
final class ContentEncoder {

    private static final double TABLE_DEVIATION = 0.1;

    private final Tensor words;
    private final Tensor categories;
    private final Tensor brands;
    private final Tensor prices;
    private final Tensor norm;
    private final Tensor up;
    private final Tensor down;

    ContentEncoder(ModelShape shape, Parameters parameters) {
        int d = shape.dimensions();
        words = parameters.table("content.words", TABLE_DEVIATION, shape.words() + 1L, d);
        categories = parameters.table("content.categories", TABLE_DEVIATION, shape.categories() + 1L, d);
        brands = parameters.table("content.brands", TABLE_DEVIATION, shape.brands() + 1L, d);
        prices = parameters.table("content.prices", TABLE_DEVIATION, shape.prices() + 1L, d);
        norm = parameters.constant("content.norm", 1, d);
        up = parameters.linear("content.up", shape.hidden(), d);
        down = parameters.normal("content.down", 0.01, d, shape.hidden());
    }

    /** The vectors, [R, d]. */
    Tensor forward(ContentColumns content) {
        int r = content.rows();
        Tensor sum = mean(words, content.words(), r, content.wordWidth())
                .add(mean(categories, content.categories(), r, content.categoryWidth()))
                .add(Ops.lookup(brands, content.brands(), r))
                .add(Ops.lookup(prices, content.prices(), r));
        return sum.add(Ops.linear(torch.silu(Ops.linear(Ops.norm(sum, norm), up)), down));
    }

    private static Tensor mean(Tensor table, int[] ids, int rows, int width) {
        float[] shares = new float[rows];
        for (int row = 0; row < rows; row++) {
            int known = 0;
            for (int i = 0; i < width; i++) {
                known += ids[row * width + i] == 0 ? 0 : 1;
            }
            shares[row] = 1f / Math.max(1, known);
        }
        return Ops.lookup(table, ids, rows, width).sum(1).mul(Ops.beside(table, shares, rows, 1));
    }
}
