package dev.freshet.trainer.data;

import java.util.List;

/**
 * Contents of several items or searches, padded with 0.
 *
 * @param rows R
 * @param words [R, wordWidth]
 * @param categories [R, categoryWidth]
 * @param brands [R]
 * @param prices [R]
 */
@SuppressWarnings("ArrayRecordComponent")
public record ContentColumns(
        int rows, int wordWidth, int categoryWidth, int[] words, int[] categories, int[] brands, int[] prices) {

    public static ContentColumns of(List<Content> contents) {
        int rows = contents.size();
        int wordWidth = Math.max(
                1,
                contents.stream()
                        .mapToInt(content -> content.words().length)
                        .max()
                        .orElse(0));
        int categoryWidth = Math.max(
                1,
                contents.stream()
                        .mapToInt(content -> content.categories().length)
                        .max()
                        .orElse(0));
        ContentColumns columns = new ContentColumns(
                rows,
                wordWidth,
                categoryWidth,
                new int[rows * wordWidth],
                new int[rows * categoryWidth],
                new int[rows],
                new int[rows]);
        for (int row = 0; row < rows; row++) {
            Content content = contents.get(row);
            System.arraycopy(content.words(), 0, columns.words, row * wordWidth, content.words().length);
            System.arraycopy(
                    content.categories(), 0, columns.categories, row * categoryWidth, content.categories().length);
            columns.brands[row] = content.brand();
            columns.prices[row] = content.price();
        }
        return columns;
    }
}
