package dev.freshet.streams.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshet.streams.config.FreshetConfig;
import dev.freshet.streams.topics.TopicCatalogue;
import dev.freshet.streams.topics.TopicSpec;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclOperation;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTransactionalIdResource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** What Strimzi and KEDA are told, against the production overlay's configuration. */
class KafkaResourcesTest {

    /** Of a cluster that the manifests fit; no kustomization names it. */
    static final String SAMPLE = "kafka-sample.yaml";

    private final FreshetConfig config = Deployed.overlay("prod").config();
    private final Rendering kafka = Rendering.of(YamlFiles.K8S.resolve("strimzi"));

    @Test
    void shouldMakeTheTopicsThatTheApplicationWouldMake() {
        Map<String, KafkaTopic> made = new TreeMap<>();
        kafka.all("KafkaTopic").forEach(each -> {
            KafkaTopic topic = StrictTypes.read(each, KafkaTopic.class);
            made.put(topic.getSpec().getTopicName(), topic);
        });

        assertThat(made.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        TopicCatalogue.of(config).stream().map(TopicSpec::name).toList());
        for (TopicSpec wanted : TopicCatalogue.of(config)) {
            KafkaTopic topic = made.get(wanted.name());
            Map<String, String> settings = new TreeMap<>();
            topic.getSpec().getConfig().forEach((key, value) -> settings.put(key, String.valueOf(value)));

            assertThat(topic.getSpec().getPartitions()).as(wanted.name()).isEqualTo(wanted.partitions());
            assertThat(topic.getSpec().getReplicas()).isEqualTo(config.topics().replicationFactor());
            assertThat(settings).as(wanted.name()).isEqualTo(wanted.sortedConfig());
        }
    }

    @Test
    void shouldAskForTwoReplicasOfTheTopicsThatKafkaStreamsMakesAsWell() {
        assertThat(config.streams())
                .containsEntry(
                        StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
                        TopicCatalogue.of(config).get(0).config().get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG));
    }

    @Test
    void shouldShowASampleOfAClusterThatTheOtherManifestsFit() {
        List<Resource> sample = YamlFiles.documents(
                        YamlFiles.K8S.resolve("strimzi").resolve(SAMPLE))
                .stream()
                .map(Resource::new)
                .toList();
        KafkaNodePool nodes = StrictTypes.read(sample.get(0), KafkaNodePool.class);
        Kafka cluster = StrictTypes.read(sample.get(1), Kafka.class);
        String name = cluster.getMetadata().getName();

        assertThat(nodes.getMetadata().getLabels()).containsEntry("strimzi.io/cluster", name);
        assertThat(nodes.getSpec().getReplicas()).isEqualTo(config.topics().replicationFactor());
        assertThat(kafka.all("KafkaUser"))
                .allSatisfy(user -> assertThat(user.text("metadata", "labels", "strimzi.io/cluster"))
                        .isEqualTo(name));
        assertThat(cluster.getSpec().getKafka().getListeners()).singleElement().satisfies(listener -> {
            assertThat(config.bootstrapServers()).endsWith(":" + listener.getPort());
            assertThat(listener.isTls()).isTrue();
            assertThat(listener.getAuth().getType()).isEqualTo("tls");
        });
        assertThat(cluster.getSpec().getKafka().getConfig()).containsEntry("min.insync.replicas", 2);
    }

    @Test
    void shouldGiveAShopAndAReaderWhatTheyNeedAndNoMore() {
        assertThat(topics("freshet-shop"))
                .containsExactlyInAnyOrder(
                        "WRITE " + config.topicPrefix() + "user-events",
                        "WRITE " + config.topicPrefix() + "catalog-items");
        assertThat(topics("freshet-reader")).containsExactly("READ " + config.topicPrefix() + "recommendations");
    }

    @Test
    void shouldNameEachTopicInTheRightsOfTheApplication() {
        List<AclRule> rights = rights("freshet");

        assertThat(rights)
                .extracting(AclRule::getResource)
                .filteredOn(AclRuleTopicResource.class::isInstance)
                .map(AclRuleTopicResource.class::cast)
                .filteredOn(each -> each.getPatternType().toValue().equals("literal"))
                .extracting(AclRuleTopicResource::getName)
                .containsExactlyInAnyOrderElementsOf(
                        TopicCatalogue.of(config).stream().map(TopicSpec::name).toList());
    }

    @Test
    void shouldGiveRightsOnWhatIsNamedAfterTheApplication() {
        String id = config.applicationId();

        assertThat(rights("freshet"))
                .extracting(AclRule::getResource)
                .anySatisfy(each -> assertThat(each).isInstanceOfSatisfying(AclRuleTopicResource.class, topic -> {
                    assertThat(topic.getName()).isEqualTo(id + "-");
                    assertThat(topic.getPatternType().toValue()).isEqualTo("prefix");
                }))
                .anySatisfy(each -> assertThat(each)
                        .isInstanceOfSatisfying(
                                AclRuleGroupResource.class,
                                group -> assertThat(group.getName()).isEqualTo(id)))
                .anySatisfy(each -> assertThat(each)
                        .isInstanceOfSatisfying(AclRuleTransactionalIdResource.class, transaction -> {
                            assertThat(transaction.getName()).isEqualTo(id + "-");
                            assertThat(transaction.getPatternType().toValue()).isEqualTo("prefix");
                        }));
    }

    @Test
    void shouldMountTheSecretsThatStrimziMakes() {
        Resource pods = Deployed.overlay("prod").statefulSet();
        String cluster = kafka.one("KafkaUser", "freshet").text("metadata", "labels", "strimzi.io/cluster");

        assertThat(pods.text("spec", "template", "spec", "volumes", "kafka-user", "secret", "secretName"))
                .isEqualTo("freshet");
        assertThat(pods.text("spec", "template", "spec", "volumes", "kafka-ca", "secret", "secretName"))
                .isEqualTo(cluster + "-cluster-ca-cert");
        assertThat(config.bootstrapServers()).startsWith(cluster + "-kafka-bootstrap.");
        assertThat(config.kafka())
                .containsEntry("ssl.keystore.location", "/etc/kafka-user/user.p12")
                .containsEntry("ssl.truststore.location", "/etc/kafka-ca/ca.p12");
    }

    @Test
    void shouldScaleByTheLagOfTheEventsUpToOneThreadAPartition() {
        Rendering prod = Deployed.overlay("prod").resources();
        Keda.ScaledObject scaled = StrictTypes.read(prod.one("ScaledObject", "freshet"), Keda.ScaledObject.class);
        Keda.ScaledObject.Trigger trigger = scaled.spec().triggers().get(0);

        assertThat(prod.one(
                                scaled.spec().scaleTargetRef().kind(),
                                scaled.spec().scaleTargetRef().name())
                        .at("spec", "replicas"))
                .as("the autoscaler says how many")
                .isEmpty();
        assertThat(scaled.spec().maxReplicaCount())
                .isEqualTo(config.topics().partitions() / config.delivery().threads());
        assertThat(scaled.spec().minReplicaCount())
                .isGreaterThan(config.delivery().standbys());
        assertThat(trigger.metadata().consumerGroup()).isEqualTo(config.applicationId());
        assertThat(trigger.metadata().topic()).isEqualTo(config.topicPrefix() + "user-events");
        assertThat(trigger.metadata().bootstrapServers()).isEqualTo(config.bootstrapServers());
        assertThat(prod.one("TriggerAuthentication", trigger.authenticationRef().name())
                        .list("spec", "secretTargetRef"))
                .extracting(each -> each.get("name"))
                .containsOnly("freshet", "kafka-cluster-ca-cert");
    }

    /** What a user may do with which topic, besides looking whether it is there. */
    private List<String> topics(String user) {
        return rights(user).stream()
                .filter(rule -> rule.getResource() instanceof AclRuleTopicResource)
                .flatMap(rule -> rule.getOperations().stream()
                        .filter(operation -> operation != AclOperation.DESCRIBE)
                        .map(operation -> operation + " " + ((AclRuleTopicResource) rule.getResource()).getName()))
                .toList();
    }

    private List<AclRule> rights(String user) {
        KafkaUser read = StrictTypes.read(kafka.one("KafkaUser", user), KafkaUser.class);
        return ((KafkaUserAuthorizationSimple) read.getSpec().getAuthorization()).getAcls();
    }
}
