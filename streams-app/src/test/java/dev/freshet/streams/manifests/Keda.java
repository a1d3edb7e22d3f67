package dev.freshet.streams.manifests;

import java.util.List;
import java.util.Map;

/**
 * The part of KEDA's types that is used here, because no library on Maven Central ships them: after the reference of KEDA 2
 * (keda.sh/v1alpha1). Any other field is a fault.
 */
final class Keda {

    private Keda() {}

    record Metadata(String name, String namespace, Map<String, String> labels) {}

    record ScaledObject(String apiVersion, String kind, Metadata metadata, Spec spec) {

        record Spec(
                Target scaleTargetRef,
                Integer minReplicaCount,
                Integer maxReplicaCount,
                Integer pollingInterval,
                Advanced advanced,
                List<Trigger> triggers) {}

        record Target(String apiVersion, String kind, String name) {}

        record Advanced(HorizontalPodAutoscaler horizontalPodAutoscalerConfig) {}

        record HorizontalPodAutoscaler(Behavior behavior) {}

        record Behavior(Direction scaleUp, Direction scaleDown) {}

        record Direction(Integer stabilizationWindowSeconds, List<Policy> policies) {}

        record Policy(String type, Integer value, Integer periodSeconds) {}

        record Trigger(String type, KafkaScaler metadata, Reference authenticationRef) {}

        /** All of them texts, as KEDA wants them. */
        record KafkaScaler(
                String bootstrapServers,
                String consumerGroup,
                String topic,
                String lagThreshold,
                String offsetResetPolicy,
                String tls) {}

        record Reference(String name) {}
    }

    record TriggerAuthentication(String apiVersion, String kind, Metadata metadata, Secrets spec) {

        record Secrets(List<SecretTarget> secretTargetRef) {}

        record SecretTarget(String parameter, String name, String key) {}
    }
}
