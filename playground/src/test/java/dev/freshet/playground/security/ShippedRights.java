package dev.freshet.playground.security;

import com.google.common.base.CaseFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rights in {@code k8s/strimzi/users.yaml} as ACLs of a broker. */
final class ShippedRights {

    private static final Path FILE = Path.of("..", "k8s", "strimzi", "users.yaml");

    private ShippedRights() {}

    static List<AclBinding> all() {
        List<AclBinding> bindings = new ArrayList<>();
        try {
            for (Object user : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(FILE))) {
                String principal = "User:" + at(user, "metadata").get("name");
                for (Object rule : (List<?>) at(user, "spec", "authorization").get("acls")) {
                    ResourcePattern resource = resource(at(rule, "resource"));
                    for (Object operation : (List<?>) at(rule).get("operations")) {
                        bindings.add(new AclBinding(
                                resource,
                                new AccessControlEntry(
                                        principal,
                                        "*",
                                        AclOperation.fromString(upper(operation)),
                                        AclPermissionType.ALLOW)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bindings;
    }

    private static ResourcePattern resource(Map<?, ?> resource) {
        PatternType pattern = resource.get("patternType").equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL;
        return new ResourcePattern(
                ResourceType.fromString(upper(resource.get("type"))), String.valueOf(resource.get("name")), pattern);
    }

    private static String upper(Object camel) {
        String text = String.valueOf(camel);
        return CaseFormat.UPPER_CAMEL.to(
                CaseFormat.UPPER_UNDERSCORE, Character.toUpperCase(text.charAt(0)) + text.substring(1));
    }

    private static Map<?, ?> at(Object tree, String... path) {
        Map<?, ?> place = (Map<?, ?>) tree;
        for (String step : path) {
            place = (Map<?, ?>) place.get(step);
        }
        return place;
    }
}
