package dev.freshet.streams.console;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A PNG file with at most 256 colours, which a page has hardly more of, at a third of the size. */
final class SmallPicture {

    private static final int COLOURS = 256;

    private SmallPicture() {}

    static byte[] of(byte[] png) throws IOException {
        BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = full.getRGB(0, 0, full.getWidth(), full.getHeight(), null, 0, full.getWidth());
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        int[] palette = palette(counts);
        Map<Integer, Integer> nearest = new HashMap<>();
        byte[] places = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            places[i] = (byte) (int) nearest.computeIfAbsent(pixels[i], pixel -> nearest(palette, pixel));
        }
        BufferedImage small = new BufferedImage(
                full.getWidth(),
                full.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        small.getRaster().setDataElements(0, 0, full.getWidth(), full.getHeight(), places);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "png", out);
        return out.toByteArray();
    }

    /** The most frequent colours, and of the rest those that are least like any chosen before. */
    private static int[] palette(Map<Integer, Integer> counts) {
        List<Integer> colours = new ArrayList<>(counts.keySet());
        colours.sort(Comparator.comparing(counts::get).reversed());
        int[] palette = new int[Math.min(COLOURS, colours.size())];
        int[] distances = new int[colours.size()];
        Arrays.fill(distances, Integer.MAX_VALUE);
        for (int chosen = 0; chosen < palette.length; chosen++) {
            int next = chosen;
            if (chosen >= COLOURS / 2) {
                for (int i = chosen; i < distances.length; i++) {
                    next = distances[i] > distances[next] ? i : next;
                }
                Collections.swap(colours, chosen, next);
                distances[next] = distances[chosen];
            }
            palette[chosen] = colours.get(chosen);
            for (int i = chosen + 1; i < distances.length; i++) {
                distances[i] = Math.min(distances[i], distance(palette[chosen], colours.get(i)));
            }
        }
        return palette;
    }

    private static int nearest(int[] palette, int pixel) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(palette[i], pixel) < distance(palette[best], pixel)) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 255) - (b >> 16 & 255);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }
}
