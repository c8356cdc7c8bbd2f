package dev.pgrehearse.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.catalog.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SurfaceTest {

  private static final String ORDERS = "table public.orders";

  @Test
  void what_stays_and_what_comes_breaks_nothing() {
    Catalog before = new Catalog().relation(ORDERS, "id bigint", "total numeric(10,2)");
    Catalog after =
        new Catalog()
            .relation(ORDERS, "total numeric(10,2)", "id bigint", "note text")
            .relation("table public.more", "id bigint");
    assertThat(losses(before, after)).isEmpty();
  }

  @Test
  void a_column_that_is_gone_is_told_with_what_stands_in_its_place() {
    Catalog before = new Catalog().relation(ORDERS, "id bigint", "total integer", "note text");
    assertThat(losses(before, new Catalog().relation(ORDERS, "id bigint", "note text")))
        .containsExactly("column public.orders.total is gone");
    assertThat(
            losses(
                before, new Catalog().relation(ORDERS, "id bigint", "amount bigint", "note text")))
        .containsExactly("column public.orders.total is gone, amount stands in its place");
    assertThat(
            losses(
                before, new Catalog().relation(ORDERS, "id bigint", "note text", "amount integer")))
        .containsExactly("column public.orders.total is gone");
    assertThat(
            losses(before, new Catalog().relation(ORDERS, "id bigint", "since date", "note text")))
        .containsExactly("column public.orders.total is gone");
  }

  @Test
  void a_view_of_the_old_name_answers_for_the_table() {
    Catalog before = new Catalog().relation(ORDERS, "id bigint", "total integer");
    assertThat(
            losses(
                before,
                new Catalog()
                    .relation("table sales.orders", "id bigint", "total integer")
                    .relation("view public.orders", "id bigint", "total integer")))
        .isEmpty();
    assertThat(losses(before, new Catalog().relation("view public.orders", "id bigint")))
        .containsExactly("column public.orders.total is gone");
  }

  @Test
  void a_table_that_is_called_otherwise_is_not_gone() {
    Surface before = new Catalog().relation(ORDERS, "id bigint").surface();
    Surface after = new Catalog().relation("table public.purchases", "id bigint").surface();
    assertThat(before.lossesIn(after, Map.of("public.orders", "public.purchases")))
        .extracting(Loss::sentence)
        .containsExactly("table public.orders is called public.purchases now");
    assertThat(before.lossesIn(after, Map.of()))
        .extracting(Loss::sentence)
        .containsExactly("table public.orders is gone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer | bigint | false",
        "bigint | integer | true",
        "integer | numeric | false",
        "integer | numeric(4,2) | true",
        "numeric(10,2) | numeric(12,2) | false",
        "numeric(10,2) | numeric(10,3) | true",
        "numeric(10,2) | numeric(8,2) | true",
        "character varying(20) | text | false",
        "character varying(20) | character varying(40) | false",
        "text | character varying(40) | true",
        "character(2) | text | false",
        "text | integer | true",
        "integer | text | true",
        "json | jsonb | false",
        "text[] | character varying[] | false",
        "text[] | text | true",
        "text | text[] | true",
        "timestamp(3) with time zone | timestamp with time zone | false",
        "timestamp without time zone | timestamp with time zone | true",
        "text | public.email | false",
        "public.email | text | false",
        "public.state | text | true"
      })
  void a_type_that_takes_and_gives_what_it_did_breaks_nothing(
      String from, String to, boolean breaks) {
    Catalog before = new Catalog().domain("public.email", "text").relation(ORDERS, "c " + from);
    Catalog after = new Catalog().domain("public.email", "text").relation(ORDERS, "c " + to);
    assertThat(losses(before, after))
        .isEqualTo(
            breaks
                ? List.of("column public.orders.c is %s now, and was %s".formatted(to, from))
                : List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a integer | integer | a integer | integer | ",
        "a integer | integer | a integer, b text DEFAULT 'x, y'::text | bigint | ",
        "a integer | integer | a integer, b text | integer | takes (a integer, b text) now, and took (a integer)",
        "a integer | integer | b integer | integer | takes (b integer) now, and took (a integer)",
        "a integer DEFAULT 1 | integer | a integer | integer | takes (a integer) now, and took (a integer DEFAULT 1)",
        "a integer | integer | a integer | text | returns text now, and returned integer",
        "a integer | TABLE(x integer) | a integer | TABLE(x integer, y text) | ",
        "a integer | TABLE(x integer, y text) | a integer | TABLE(x integer) | returns TABLE(x integer) now, and returned TABLE(x integer, y text)"
      })
  void a_function_answers_to_the_calls_that_it_answered_to(
      String arguments, String returns, String now, String returnsNow, String how) {
    assertThat(
            losses(
                new Catalog().function("public.f(integer)", arguments, returns),
                new Catalog().function("public.f(other)", now, returnsNow)))
        .isEqualTo(how == null ? List.of() : List.of("function public.f(integer) " + how));
  }

  @Test
  void a_function_that_is_gone_is_told_and_one_for_triggers_is_nobodys() {
    assertThat(
            losses(
                new Catalog()
                    .function("public.f(integer)", "a integer", "integer")
                    .function("public.t()", "", "trigger"),
                new Catalog()))
        .containsExactly("function public.f(integer) is gone");
  }

  @Test
  void names_that_need_quotes_are_names() {
    Catalog before =
        new Catalog().relation("table public.\"Odd, \"\"one\"\"\"", "\"a, b\" integer", "c text");
    Catalog after = new Catalog().relation("table public.\"Odd, \"\"one\"\"\"", "c text");
    assertThat(losses(before, after))
        .containsExactly("column public.\"Odd, \"\"one\"\"\".\"a, b\" is gone");
  }

  @Test
  void what_no_client_is_known_to_send_is_not_missed() {
    Loss column = new Loss.OfColumn("public.orders", "table", "total", "integer", Optional.empty());
    assertThat(ClientTexts.of(List.of()).mayNeed(column)).isTrue();
    assertThat(ClientTexts.of(List.of("select Total from orders")).mayNeed(column)).isTrue();
    assertThat(ClientTexts.of(List.of("select * from orders")).mayNeed(column)).isTrue();
    assertThat(ClientTexts.of(List.of("select id from orders")).mayNeed(column)).isFalse();
    assertThat(ClientTexts.of(List.of("select total from bills")).mayNeed(column)).isFalse();
    assertThat(ClientTexts.of(List.of("select 'orders', 'total'")).mayNeed(column)).isFalse();
  }

  private static List<String> losses(Catalog before, Catalog after) {
    return before.surface().lossesIn(after.surface(), Map.of()).stream()
        .map(Loss::sentence)
        .toList();
  }

  /** A catalog as its fingerprint has it. */
  private static final class Catalog {

    private final SortedMap<String, SortedMap<String, String>> objects = new TreeMap<>();

    Catalog relation(String object, String... columns) {
      String name = object.substring(object.indexOf(' ') + 1);
      StringBuilder order = new StringBuilder();
      for (String column : columns) {
        int end = column.startsWith("\"") ? column.indexOf("\" ") + 1 : column.indexOf(' ');
        order.append(order.isEmpty() ? "" : ", ").append(column, 0, end);
        put("column " + name + "." + column.substring(0, end), "type", column.substring(end + 1));
      }
      return put(object, "column order", order.toString());
    }

    Catalog function(String identity, String arguments, String returns) {
      put("function " + identity, "arguments", arguments == null ? "" : arguments);
      return put("function " + identity, "returns", returns);
    }

    Catalog domain(String name, String of) {
      return put("type " + name, "of", of);
    }

    private Catalog put(String object, String attribute, String value) {
      objects.computeIfAbsent(object, o -> new TreeMap<>()).put(attribute, value);
      return this;
    }

    Surface surface() {
      return Surface.of(Fingerprint.of(objects), any -> true);
    }
  }
}
