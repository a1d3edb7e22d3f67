package dev.freshet.streams.codec;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.schemas.codec.AvroCodec;
import dev.freshet.schemas.codec.Decoded;
import dev.freshet.schemas.codec.ReleasedSchemas;
import java.util.Optional;
import java.util.OptionalDouble;

/** Values of catalog-items. Belongs to one thread. */
public final class CatalogCodec {

    private final AvroCodec<dev.freshet.schemas.CatalogItem> codec;

    public CatalogCodec(ReleasedSchemas schemas) {
        this.codec = AvroCodec.of(dev.freshet.schemas.CatalogItem.class, schemas);
    }

    /** Unreadable also where a field is impossible, such as a negative price. */
    public Decoded<CatalogItem> read(byte[] value) {
        return DecodedValues.map(codec.decode(value), CatalogCodec::toCore);
    }

    public byte[] write(CatalogItem item) {
        return codec.encode(dev.freshet.schemas.CatalogItem.newBuilder()
                .setItemId(item.itemId())
                .setTitle(item.title())
                .setCategoryPath(item.categoryPath())
                .setBrand(item.brand().orElse(null))
                .setPrice(item.price().isPresent() ? item.price().getAsDouble() : null)
                .setCurrency(item.currency().orElse(null))
                .setAvailable(item.available())
                .setRepeatable(item.repeatable())
                .setAttributes(item.attributes())
                .build());
    }

    private static CatalogItem toCore(dev.freshet.schemas.CatalogItem item) {
        Optional<Double> price = item.getPrice();
        return new CatalogItem(
                item.getItemId(),
                item.getTitle(),
                item.getCategoryPath(),
                item.getBrand(),
                price.isPresent() ? OptionalDouble.of(price.get()) : OptionalDouble.empty(),
                item.getCurrency(),
                item.getAvailable(),
                item.getRepeatable(),
                item.getAttributes());
    }
}
