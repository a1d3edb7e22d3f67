package dev.freshet.trainer.evaluation.html;

import java.util.List;
import java.util.Locale;

/** A drawing area of fixed size with a frame, a scale from 0 on the left and words, as SVG. */
final class Plot {

    private static final int WIDTH = 800;
    private static final int LEFT = 200;
    private static final int RIGHT = 20;
    private static final int TOP = 10;
    private static final int TICKS = 5;

    private final StringBuilder svg = new StringBuilder();
    private final int height;
    private final int bottom;

    /** @param height of the whole, in pixels */
    Plot(String title, int height) {
        this.height = height;
        this.bottom = height - 34;
        svg.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                WIDTH,
                height,
                Text.escaped(title)));
    }

    int left() {
        return LEFT;
    }

    int top() {
        return TOP;
    }

    int bottom() {
        return bottom;
    }

    /** Pixels of a share of the width, from 0 to 1. */
    double x(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    /** Pixels of a share of the height, from 0 at the bottom to 1. */
    double y(double share) {
        return bottom - share * (bottom - TOP);
    }

    Plot line(double x1, double y1, double x2, double y2, String css) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>%n",
                x1,
                y1,
                x2,
                y2,
                css));
        return this;
    }

    Plot bar(double x, double y, double width, double thickness, String css) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\"/>%n",
                x,
                y,
                width,
                thickness,
                css));
        return this;
    }

    Plot dot(double x, double y, String colour) {
        svg.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n", x, y, colour));
        return this;
    }

    /** @param points x and y in turn, in pixels */
    Plot curve(List<double[]> points, String colour) {
        StringBuilder path = new StringBuilder();
        points.forEach(point -> path.append(String.format(Locale.ROOT, "%.1f,%.1f ", point[0], point[1])));
        svg.append(String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                path.toString().strip(),
                colour));
        return this;
    }

    /** @param anchor start, middle or end */
    Plot words(double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                Text.escaped(text)));
        return this;
    }

    /** A scale along the bottom from 0, with its name. */
    Plot scaleBelow(double most, String name) {
        for (int tick = 0; tick <= TICKS; tick++) {
            double x = x((double) tick / TICKS);
            line(x, TOP, x, bottom, "grid");
            words(x, bottom + 14, "middle", Text.figure(most * tick / TICKS));
        }
        return words(x(0.5), height - 4, "middle", name);
    }

    /** A scale along the left side from 0. */
    Plot scaleLeft(double most) {
        for (int tick = 0; tick <= TICKS; tick++) {
            double y = y((double) tick / TICKS);
            line(LEFT, y, WIDTH - RIGHT, y, "grid");
            words(LEFT - 6, y + 4, "end", Text.figure(most * tick / TICKS));
        }
        return this;
    }

    String svg() {
        return svg + "</svg>\n";
    }
}
