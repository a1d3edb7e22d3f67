package dev.freshet.streams.topology.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.app.ConfiguredApp;
import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topology.drawing.GraphNode.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class TopologyGraphTest {

    private static final TopologyDescription OURS =
            ConfiguredApp.of(FreshetConfig.DEFAULT).topology(key -> 0).describe();

    static Stream<TopologyGraph> graphs() {
        return Stream.of(
                TopologyGraph.of(OURS),
                TopologyGraph.ofEveryNode(OURS),
                TopologyGraph.of(new Topology()
                        .addSource("a", "one")
                        .addSource("b", "two")
                        .addSink("c", "three", "a", "b")
                        .describe()),
                TopologyGraph.of(new Topology().describe()));
    }

    @Test
    void shouldLeaveOutWhatOnlyPassesRecordsOn() {
        TopologyGraph graph = TopologyGraph.of(OURS);

        assertThat(names(graph, Kind.PROCESSOR)).containsExactlyInAnyOrder("validate", "answer", "count-item");
        assertThat(graph.edges())
                .contains(
                        new GraphEdge("topic-freshet_user-events", "validate", false),
                        new GraphEdge("validate", "topic-freshet_dead-letters", false),
                        new GraphEdge("answer", "topic-freshet_recommendations", false),
                        new GraphEdge("answer", "store-user-state", true),
                        new GraphEdge("topic-freshet_catalog-items", "store-catalog-items", false));
    }

    @Test
    void shouldHaveEveryNodeWhereThatIsWanted() {
        assertThat(names(TopologyGraph.ofEveryNode(OURS), Kind.PROCESSOR))
                .hasSize(23)
                .contains("slate-bytes", "item-activity-repartition-filter", "models-source");
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void shouldPutNoTwoNodesAtOnePlace(TopologyGraph graph) {
        assertThat(graph.nodes().stream().map(node -> List.of(node.column(), node.row())))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(graph.nodes());
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void shouldLetRecordsFlowToTheRight(TopologyGraph graph) {
        assertThat(graph.edges())
                .allSatisfy(edge -> assertThat(graph.node(edge.to()).column())
                        .as("%s", edge)
                        .isGreaterThan(graph.node(edge.from()).column()));
    }

    @Test
    void shouldKeepTheFrameOfAPartFreeOfWhatIsNotInIt() {
        TopologyGraph graph = TopologyGraph.of(OURS);

        for (String group : graph.groups()) {
            List<GraphNode> members = graph.inGroup(group).toList();
            int left = members.stream().mapToInt(GraphNode::column).min().orElseThrow();
            int right = members.stream().mapToInt(GraphNode::column).max().orElseThrow();
            int top = members.stream().mapToInt(GraphNode::row).min().orElseThrow();
            int bottom = members.stream().mapToInt(GraphNode::row).max().orElseThrow();
            assertThat(graph.nodes())
                    .filteredOn(node -> !node.group().equals(group))
                    .noneMatch(node -> node.column() >= left
                            && node.column() <= right
                            && node.row() >= top
                            && node.row() <= bottom);
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void shouldDrawWellFormedPictures(TopologyGraph graph) throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(SvgDrawing.of(graph).getBytes(StandardCharsets.UTF_8)));

        assertThat(svg.getElementsByTagName("text").getLength())
                .isEqualTo(graph.nodes().size() + graph.groups().size());
        assertThat(svg.getElementsByTagName("path").getLength())
                .isEqualTo(1 + graph.edges().size());
    }

    private static List<String> names(TopologyGraph graph, Kind kind) {
        return graph.nodes().stream()
                .filter(node -> node.kind() == kind)
                .map(GraphNode::name)
                .toList();
    }
}
