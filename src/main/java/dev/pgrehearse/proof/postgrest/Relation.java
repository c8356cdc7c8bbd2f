package dev.pgrehearse.proof.postgrest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table as clients have it, by its own name or behind a facade.
 *
 * @param table its oid
 * @param columns what clients see
 * @param key those of them that tell its rows apart, or none
 */
record Relation(long table, String schema, String name, List<String> columns, List<String> key) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final int ROWS = 20;

  Relation {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /** A request for its first rows. */
  Request asking(
      String form,
      String about,
      String select,
      Set<Long> tables,
      long facade,
      Optional<String> mend) {
    String order =
        key.isEmpty()
            ? ""
            : "&order=%s&limit=%d"
                .formatted(
                    key.stream().map(Relation::inQuery).collect(Collectors.joining(",")), ROWS);
    return new Request(
        form,
        about,
        schema,
        "/%s?select=%s%s".formatted(encoded(name), select, order),
        tables,
        facade,
        mend);
  }

  /** A name as a query has it. */
  static String inQuery(String name) {
    return PLAIN.matcher(name).matches()
        ? name
        : encoded("\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
  }

  private static String encoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return IntStream.range(0, bytes.length)
        .mapToObj(i -> encoded(bytes[i]))
        .collect(Collectors.joining());
  }

  private static String encoded(byte each) {
    char letter = (char) (each & 0xff);
    boolean plain =
        letter < 0x80 && (Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0);
    return plain ? String.valueOf(letter) : "%%%02X".formatted(each);
  }

  /** Schema and name, as SQL has them. */
  String sql() {
    return sql(schema) + "." + sql(name);
  }

  static String sql(String name) {
    return NEEDS_NO_QUOTES.matcher(name).matches()
        ? name
        : "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
