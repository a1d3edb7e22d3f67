package dev.freshet.datasets.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshet.core.catalog.CatalogItem;
import dev.freshet.core.event.EventType;
import dev.freshet.core.event.LineItem;
import dev.freshet.core.event.Subject;
import dev.freshet.core.event.UserEvent;
import dev.freshet.datasets.DatasetException;
import dev.freshet.datasets.Fixtures;
import dev.freshet.datasets.ReadReport.Tally;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineRetailTest {

    @TempDir
    Path folder;

    private OnlineRetail shop(String... lines) {
        String[] all = new String[lines.length + 1];
        all[0] = Fixtures.RETAIL_HEADER;
        System.arraycopy(lines, 0, all, 1, lines.length);
        return new OnlineRetail(Fixtures.file(folder, "shop.csv", all));
    }

    @Test
    void shouldMakeOnePurchaseOfAnInvoice() {
        // Given an invoice that names a product twice, the second time with another case of its code
        OnlineRetail shop = shop(
                "100,1A,\"TEAPOT, BLUE\",2,2011-01-01T10:00:00.000Z,3.5,77,France",
                "100,2,GREEN JAR,1,2011-01-01T10:00:00.000Z,1,77,France",
                "100,1a,\"TEAPOT, BLUE\",3,2011-01-01T10:01:00.000Z,3.5,77,France");
        // When
        List<UserEvent> events = Fixtures.events(shop);
        // Then
        assertThat(events).hasSize(1);
        UserEvent event = events.get(0);
        assertThat(event.type()).isEqualTo(EventType.PURCHASE);
        assertThat(event.subject()).isEqualTo(Subject.user("77"));
        assertThat(event.timeMs())
                .isEqualTo(Instant.parse("2011-01-01T10:00:00Z").toEpochMilli());
        assertThat(event.currency()).contains("GBP");
        assertThat(event.attributes()).containsEntry("country", "France");
        assertThat(event.items())
                .containsExactly(
                        new LineItem("1A", 5, OptionalDouble.of(3.5)), new LineItem("2", 1, OptionalDouble.of(1)));
        assertThat(shop.report().noted())
                .isEqualTo(Map.of("product twice in an invoice: quantities added", new Tally(1, 4)));
    }

    @Test
    void shouldMakeAReturnOfACancellation() {
        OnlineRetail shop = shop("C101,1,TEAPOT,-4,2011-01-01T10:00:00.000Z,3.5,77.0,France");

        UserEvent event = Fixtures.events(shop).get(0);

        assertThat(event.type()).isEqualTo(EventType.RETURN);
        assertThat(event.subject()).isEqualTo(Subject.user("77"));
        assertThat(event.items()).containsExactly(new LineItem("1", 4, OptionalDouble.of(3.5)));
    }

    @Test
    void shouldKeepInvoicesWithoutCustomerApart() {
        OnlineRetail shop = shop(
                "100,1,TEAPOT,1,2011-01-01T10:00:00.000Z,3.5,,France",
                "101,1,TEAPOT,1,2011-01-01T10:00:00.000Z,3.5,,France");

        assertThat(Fixtures.events(shop))
                .extracting(UserEvent::subject)
                .containsExactly(Subject.anonymous("invoice-100"), Subject.anonymous("invoice-101"));
        assertThat(shop.report().noted()).hasSize(1);
        assertThat(shop.report().noted().values()).containsExactly(new Tally(2, 2));
    }

    @Test
    void shouldCountEveryLineLeftOutByItsReason() {
        OnlineRetail shop = shop(
                "100,POST,POSTAGE,1,2011-01-01T10:00:00.000Z,18,77,France",
                "100,gift_0001_20,Voucher,1,2011-01-01T10:00:00.000Z,18,77,France",
                "100,1,TEAPOT,1,2011-01-01T10:00:00.000Z,0,77,France",
                "100,1,TEAPOT,-1,2011-01-01T10:00:00.000Z,3,77,France",
                "C100,1,TEAPOT,1,2011-01-01T10:00:00.000Z,3,77,France",
                "A100,1,TEAPOT,1,2011-01-01T10:00:00.000Z,3,77,France",
                "100,1,TEAPOT,x,2011-01-01T10:00:00.000Z,3,77,France",
                "100,1,TEAPOT",
                "100,1,\"TEAPOT,1,2011-01-01T10:00:00.000Z,3,77,France",
                "100,1,TEAPOT,1,2011-13-01T10:00:00.000Z,3,77,France",
                "100,1,TEAPOT,1,2011-01-01T10:00:00.000Z,NaN,77,France");

        assertThat(Fixtures.events(shop)).isEmpty();
        assertThat(shop.report().read()).isEqualTo(11);
        assertThat(shop.report().skipped())
                .isEqualTo(Map.of(
                        "service code, such as postage, fees and vouchers", new Tally(2, 2),
                        "price is zero or negative", new Tally(2, 4),
                        "negative quantity without cancellation", new Tally(1, 5),
                        "cancellation of no quantity", new Tally(1, 6),
                        "invoice is neither sale nor cancellation", new Tally(1, 7),
                        "quantity, price or date is unreadable", new Tally(2, 8),
                        "not 8 CSV fields", new Tally(2, 9)));
    }

    @Test
    void shouldPutInterleavedInvoicesTogether() {
        OnlineRetail shop = shop(
                "100,1,TEAPOT,1,2011-01-01T10:00:00.000Z,3,77,France",
                "101,2,GREEN JAR,1,2011-01-01T10:00:00.000Z,3,78,France",
                "100,3,LAMP,1,2011-01-01T10:01:00.000Z,3,77,France");

        assertThat(Fixtures.events(shop)).extracting(e -> e.items().size()).containsExactly(2, 1);
    }

    @Test
    void shouldReadTheDateFormsOfTheOriginal() {
        OnlineRetail shop =
                shop("100,1,TEAPOT,1,12/1/2010 8:26,3,77,France", "101,1,TEAPOT,1,2010-12-01 08:27:00,3,77,France");

        assertThat(Fixtures.events(shop))
                .extracting(UserEvent::timeMs)
                .containsExactly(
                        Instant.parse("2010-12-01T08:26:00Z").toEpochMilli(),
                        Instant.parse("2010-12-01T08:27:00Z").toEpochMilli());
    }

    @Test
    void shouldRefuseAFileOutOfOrder() {
        OnlineRetail shop = shop(
                "100,1,TEAPOT,1,2011-01-02T10:00:00.000Z,3,77,France",
                "101,1,TEAPOT,1,2011-01-01T10:00:00.000Z,3,77,France");

        assertThatThrownBy(() -> Fixtures.events(shop))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("sort the file by InvoiceDate");
    }

    @Test
    void shouldCallAProductByItsUsualNameAndMedianPrice() {
        OnlineRetail shop = shop(
                "100,1,TEAPOT  BLUE,1,2011-01-01T10:00:00.000Z,3,77,France",
                "101,1,sold as set on dotcom,1,2011-01-01T10:00:00.000Z,9,77,France",
                "102,1,sold as set on dotcom,1,2011-01-01T10:00:00.000Z,4,77,France",
                "103,2,?,1,2011-01-01T10:00:00.000Z,4,77,France");

        Map<String, CatalogItem> catalog = Fixtures.catalog(shop);

        assertThat(catalog).containsOnlyKeys("1", "2");
        assertThat(catalog.get("1").title()).isEqualTo("TEAPOT BLUE");
        assertThat(catalog.get("1").price()).hasValue(4);
        assertThat(catalog.get("1").currency()).isEqualTo(Optional.of("GBP"));
        assertThat(catalog.get("1").repeatable()).isTrue();
        assertThat(catalog.get("2").title()).isEqualTo("2");
    }

    @Test
    void shouldNameTheHeaderItNeeds() {
        Path file = Fixtures.file(folder, "other.csv", "a,b,c", "1,2,3");

        assertThatThrownBy(() -> new OnlineRetail(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("other.csv, line 1")
                .hasMessageContaining(Fixtures.RETAIL_HEADER);
    }
}
