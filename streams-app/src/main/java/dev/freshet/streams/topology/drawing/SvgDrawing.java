package dev.freshet.streams.topology.drawing;

import java.util.Locale;

/** A topology as an SVG picture that follows the reader's choice of light or dark. */
public final class SvgDrawing {

    private static final int WIDTH = 168;
    private static final int HEIGHT = 32;
    private static final int STEP_X = 214;
    private static final int STEP_Y = 66;
    private static final int MARGIN = 14;
    private static final int TOP = 30;
    private static final int PADDING = 12;
    private static final int TITLE = 16;

    private static final String STYLE = """
              <style>
                svg { font: 12px ui-sans-serif, system-ui, sans-serif; background: #fff; }
                text { fill: #1f2430; text-anchor: middle; }
                .group { fill: #f4f6f9; stroke: #cfd6e0; stroke-dasharray: 4 3; }
                .title { fill: #5b6575; text-anchor: start; font-size: 11px; }
                .topic { fill: #fff3d6; stroke: #b98a1d; }
                .processor { fill: #e2ecfb; stroke: #3f74c4; }
                .store { fill: #e1f3e6; stroke: #3c8a57; }
                .edge { fill: none; stroke: #5b6575; stroke-width: 1.3; }
                .kept { stroke-dasharray: 3 3; }
                #tip path { fill: #5b6575; }
                @media (prefers-color-scheme: dark) {
                  svg { background: #14171d; }
                  text { fill: #e6e9ef; }
                  .group { fill: #1c2129; stroke: #3a4352; }
                  .title { fill: #9aa5b5; }
                  .topic { fill: #3a2f12; stroke: #d9ad4c; }
                  .processor { fill: #1b2b45; stroke: #7fa8e6; }
                  .store { fill: #17301f; stroke: #6fbf8a; }
                  .edge { stroke: #9aa5b5; }
                  #tip path { fill: #9aa5b5; }
                }
              </style>
              <defs>
                <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker>
              </defs>
            """;

    private final StringBuilder out = new StringBuilder();

    private SvgDrawing() {}

    public static String of(TopologyGraph graph) {
        SvgDrawing drawing = new SvgDrawing();
        drawing.start(graph);
        graph.groups().forEach(group -> drawing.group(graph, group));
        graph.edges().forEach(edge -> drawing.edge(graph.node(edge.from()), graph.node(edge.to()), edge.stored()));
        graph.nodes().forEach(drawing::node);
        return drawing.out.append("</svg>\n").toString();
    }

    private void start(TopologyGraph graph) {
        int width = graph.nodes().stream().mapToInt(SvgDrawing::x).max().orElse(0) + WIDTH + 2 * MARGIN;
        int height = graph.nodes().stream().mapToInt(SvgDrawing::y).max().orElse(0) + HEIGHT + TOP;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
                width, height, width, height);
        line("  <title>The topology: topics (round), processors and stores (dashed line: read and written)</title>");
        out.append(STYLE);
    }

    private void group(TopologyGraph graph, String group) {
        int left = graph.inGroup(group).mapToInt(SvgDrawing::x).min().orElse(0) - PADDING;
        int top = graph.inGroup(group).mapToInt(SvgDrawing::y).min().orElse(0) - PADDING / 2 - TITLE;
        int right = graph.inGroup(group).mapToInt(SvgDrawing::x).max().orElse(0) + WIDTH + PADDING;
        int bottom = graph.inGroup(group).mapToInt(SvgDrawing::y).max().orElse(0) + HEIGHT + PADDING - 4;
        line(
                "  <rect class=\"group\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>",
                left, top, right - left, bottom - top);
        line("  <text class=\"title\" x=\"%d\" y=\"%d\">%s</text>", left + 8, top + 14, escaped(group));
    }

    private void edge(GraphNode from, GraphNode to, boolean stored) {
        int startX = x(from) + WIDTH;
        int startY = y(from) + HEIGHT / 2;
        int endX = x(to) - 1;
        int endY = y(to) + HEIGHT / 2;
        int bend = endX <= startX ? STEP_X / 2 : Math.max(20, (endX - startX) / 2);
        line(
                "  <path class=\"edge%s\" d=\"M%d %dC%d %d %d %d %d %d\"%s/>",
                stored ? " kept" : "",
                startX,
                startY,
                startX + bend,
                startY,
                endX - bend,
                endY,
                endX,
                endY,
                stored ? "" : " marker-end=\"url(#tip)\"");
    }

    private void node(GraphNode node) {
        String kind = node.kind().name().toLowerCase(Locale.ROOT);
        int round = switch (node.kind()) {
            case TOPIC -> HEIGHT / 2;
            case PROCESSOR -> 6;
            case STORE -> 1;
        };
        line(
                "  <rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>",
                kind, x(node), y(node), WIDTH, HEIGHT, round);
        line(
                "  <text x=\"%d\" y=\"%d\">%s</text>",
                x(node) + WIDTH / 2, y(node) + HEIGHT / 2 + 4, escaped(node.name()));
    }

    private static int x(GraphNode node) {
        return MARGIN + node.column() * STEP_X;
    }

    private static int y(GraphNode node) {
        return TOP + node.row() * STEP_Y;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
