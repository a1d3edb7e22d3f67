package dev.freshet.streams.http.openapi;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.freshet.streams.http.JsonForm;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.io.Serial;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Schemas of the records that are read and written as JSON. What a record may lack, its schema does not require. */
final class Schemas {

    private final ModelConverters converters = new ModelConverters();
    private final Names names = new Names();
    private final Map<String, Schema<?>> byName = new TreeMap<>();

    Schemas() {
        JsonMapper mapper = JsonForm.mapper();
        mapper.setAnnotationIntrospector(new RequiredComponents());
        converters.addConverter(new ModelResolver(mapper, names));
    }

    /** A reference to a class's schema, or the schema itself where it is none of an object; of a sealed interface any of its records'. */
    Schema<?> of(Class<?> type) {
        if (type.isSealed()) {
            Schema<Object> any = new Schema<>();
            for (Class<?> each : type.getPermittedSubclasses()) {
                any.addOneOfItem(of(each));
            }
            return any;
        }
        ResolvedSchema resolved = converters.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(byName::put);
        return resolved.schema;
    }

    /** All that were asked for and those that they refer to. */
    Map<String, Schema<?>> all() {
        return byName;
    }

    /** Simple names, with those of the classes around; {@code Endpoints} and {@code Views} say nothing and are left out. */
    private static final class Names extends TypeNameResolver {

        private final Map<String, Class<?>> given = new TreeMap<>();

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            StringBuilder name = new StringBuilder();
            for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
                name.insert(0, each.getSimpleName().replaceFirst("(Endpoints|Views)$", ""));
            }
            Class<?> other = given.putIfAbsent(name.toString(), type);
            if (other != null && other != type) {
                throw new IllegalStateException(other + " and " + type + " would have the same schema " + name);
            }
            return name.toString();
        }
    }

    /** A component is required unless it is {@code @Nullable} or optional. */
    private static final class RequiredComponents extends NopAnnotationIntrospector {

        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            Class<?> owner = member.getDeclaringClass();
            if (!owner.isRecord()) {
                return null;
            }
            return Arrays.stream(owner.getRecordComponents())
                    .filter(component -> component.getName().equals(member.getName()))
                    .findFirst()
                    .map(RequiredComponents::isRequired)
                    .orElse(null);
        }

        private static boolean isRequired(RecordComponent component) {
            return component.getType() != Optional.class
                    && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        }
    }
}
