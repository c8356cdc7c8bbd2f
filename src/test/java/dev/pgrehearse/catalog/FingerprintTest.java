package dev.pgrehearse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
  private static final Fingerprint EMPTY = Fingerprint.of(new TreeMap<>());
  private static final String POLICY = "policy select_own on public.orders";

  @Test
  void a_change_is_said_in_words() {
    assertThat(sentences(with(POLICY, "using", "(owner = 1)"), with(POLICY, "using", "true")))
        .containsExactly(
            "policy select_own on public.orders: using changed from (owner = 1) to true");
  }

  @Test
  void an_attribute_that_came_or_went_changed_from_or_to_nothing() {
    Fingerprint without = with(POLICY, "command", "select");
    Fingerprint commented = with(POLICY, "command", "select", "comment", "own rows");
    assertThat(sentences(without, commented))
        .containsExactly(
            "policy select_own on public.orders: comment changed from nothing to own rows");
    assertThat(sentences(commented, without))
        .containsExactly(
            "policy select_own on public.orders: comment changed from own rows to nothing");
  }

  @Test
  void of_many_lines_the_first_that_differs_is_shown() {
    assertThat(
            sentences(
                with("function app.f()", "body", "begin\n  return 1;\nend"),
                with("function app.f()", "body", "begin\n  return 2;\nend\n-- really")))
        .containsExactly("function app.f(): body changed in line 2 from return 1; to return 2;");
    assertThat(
            sentences(
                with("function app.f()", "body", "begin\nend"),
                with("function app.f()", "body", "begin\nend\n-- really")))
        .containsExactly("function app.f(): body changed in line 3 from nothing to -- really");
  }

  @Test
  void values_that_differ_in_white_space_only_are_still_told_apart() {
    assertThat(
            sentences(
                with("function app.f()", "body", "begin\n  return 1;\nend"),
                with("function app.f()", "body", "begin\n    return 1;\nend\n")))
        .containsExactly(
            """
            function app.f(): body changed in line 2 from "  return 1;" to "    return 1;\"""");
    assertThat(
            sentences(
                with("function app.f()", "body", "begin\nend"),
                with("function app.f()", "body", "begin\nend\n")))
        .containsExactly("function app.f(): body changed in its line breaks only");
  }

  @Test
  void of_a_long_line_what_differs_is_shown() {
    String before = "x".repeat(300) + "a" + "y".repeat(300);
    String after = "x".repeat(300) + "b" + "y".repeat(300);
    assertThat(sentences(with("view v", "definition", before), with("view v", "definition", after)))
        .containsExactly(
            "view v: definition changed from …%s%s… to …%s%s…"
                .formatted(
                    "x".repeat(40), "a" + "y".repeat(119), "x".repeat(40), "b" + "y".repeat(119)));
  }

  @Test
  void missing_and_extra_show_a_definition_where_there_is_one() {
    Fingerprint index = with("index public.orders_total_idx", "definition", "btree (total)");
    assertThat(sentences(index, EMPTY))
        .containsExactly("missing: index public.orders_total_idx (btree (total))");
    assertThat(sentences(EMPTY, index))
        .containsExactly("extra: index public.orders_total_idx (btree (total))");
    assertThat(sentences(with("view v", "definition", "select\n1"), EMPTY))
        .containsExactly("missing: view v");
  }

  @Test
  void what_belongs_to_a_missing_thing_is_counted_with_it() {
    String table = "table public.orders";
    Fingerprint all =
        fingerprint(
            Map.of(
                table,
                Map.of("owner", "bob", "belongs to", "schema public"),
                "schema public",
                Map.of("owner", "bob"),
                "column public.orders.id",
                Map.of("belongs to", table),
                "column public.orders.total",
                Map.of("belongs to", table),
                "sequence public.orders_id_seq",
                Map.of("belongs to", "column public.orders.id"),
                "index public.orders_total_idx",
                Map.of("belongs to", table),
                POLICY,
                Map.of("belongs to", table),
                "policy p2 on public.orders",
                Map.of("belongs to", table),
                "statistics object public.s",
                Map.of("belongs to", table)));
    Fingerprint none = fingerprint(Map.of("schema public", Map.of("owner", "bob")));
    assertThat(sentences(all, none))
        .containsExactly(
            """
            missing: table public.orders (with 2 columns, 1 index, 2 policies, 1 sequence and \
            1 statistics object)""");
    assertThat(sentences(none, all)).singleElement().asString().startsWith("extra: " + table);
  }

  @Test
  void the_order_of_columns_is_that_of_the_columns_in_both() {
    assertThat(
            sentences(
                with("table t", "column order", "a, b, c"),
                with("table t", "column order", "c, a")))
        .containsExactly("table t: column order changed from a, b, c to c, a");
    assertThat(
            sentences(
                with("table t", "column order", "a, b, c"),
                with("table t", "column order", "a, c")))
        .isEmpty();
  }

  @Test
  void roles_are_printed_under_their_aliases_and_only_as_whole_names() {
    CatalogWording wording = new CatalogWording(Map.of("pgrehearse_1", "migration_role"));
    assertThat(wording.value("owner", "pgrehearse_1")).isEqualTo("migration_role");
    assertThat(wording.value("roles", "anon, pgrehearse_1")).isEqualTo("anon, migration_role");
    assertThat(wording.value("roles", "\"pgrehearse_1\"")).isEqualTo("migration_role");
    assertThat(wording.value("owner", "pgrehearse_12")).isEqualTo("pgrehearse_12");
    assertThat(wording.object("default acl for role pgrehearse_1 on tables"))
        .isEqualTo("default privileges for role migration_role on tables");
    assertThat(wording.object("materialized view column a.b.c")).isEqualTo("column a.b.c");
  }

  @Test
  void names_are_quoted_into_the_queries() {
    assertThat(CatalogQueries.arrayLiteral(List.of("auth", "o'neill", "\"x\"")))
        .isEqualTo("'{\"auth\",\"o''neill\",\"\\\"x\\\"\"}'");
    assertThat(CatalogQueries.all(FingerprintScope.everything()))
        .isNotEmpty()
        .allSatisfy(query -> assertThat(query.whole() + query.part()).doesNotContain(":'"));
    assertThatThrownBy(() -> new FingerprintScope(Set.of(), Map.of("x", "")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void a_fingerprint_has_no_difference_to_itself(@ForAll("fingerprints") Fingerprint one) {
    assertThat(one.differencesTo(Fingerprint.of(one.objects()))).isEmpty();
  }

  @Property
  void equal_is_what_has_no_difference(
      @ForAll("fingerprints") Fingerprint one, @ForAll("fingerprints") Fingerprint other) {
    assertThat(one.differencesTo(other).isEmpty()).isEqualTo(one.equals(other));
  }

  @Property
  void what_is_missing_one_way_is_extra_the_other_way(
      @ForAll("fingerprints") Fingerprint one, @ForAll("fingerprints") Fingerprint other) {
    assertThat(one.differencesTo(other).stream().map(FingerprintTest::turned))
        .containsExactlyElementsOf(other.differencesTo(one));
  }

  private static Difference turned(Difference difference) {
    if (difference instanceof Difference.Missing missing) {
      return new Difference.Extra(missing.object(), missing.detail());
    }
    if (difference instanceof Difference.Extra extra) {
      return new Difference.Missing(extra.object(), extra.detail());
    }
    Difference.Changed changed = (Difference.Changed) difference;
    return new Difference.Changed(
        changed.object(), changed.attribute(), changed.to(), changed.from());
  }

  /** Few names, so that two fingerprints meet, and cycles of belonging, which must not hang. */
  @Provide
  Arbitrary<Fingerprint> fingerprints() {
    Arbitrary<String> names = Arbitraries.of("table a", "index b", "policy c", "column d");
    Arbitrary<String> attributes = Arbitraries.of("belongs to", "definition", "owner");
    Arbitrary<String> values = Arbitraries.of("table a", "index b", "policy c", "column d", "x\ny");
    return Arbitraries.maps(names, Arbitraries.maps(attributes, values))
        .map(FingerprintTest::fingerprint);
  }

  private static Fingerprint with(String object, String... attributes) {
    SortedMap<String, String> values = new TreeMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      values.put(attributes[i], attributes[i + 1]);
    }
    return fingerprint(Map.of(object, values));
  }

  private static Fingerprint fingerprint(Map<String, ? extends Map<String, String>> objects) {
    SortedMap<String, SortedMap<String, String>> sorted = new TreeMap<>();
    objects.forEach((object, attributes) -> sorted.put(object, new TreeMap<>(attributes)));
    return Fingerprint.of(sorted);
  }

  private static List<String> sentences(Fingerprint expected, Fingerprint found) {
    return expected.differencesTo(found).stream().map(Difference::sentence).toList();
  }
}
