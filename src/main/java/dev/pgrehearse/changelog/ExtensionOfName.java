package dev.pgrehearse.changelog;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The extension that has what Postgres says does not exist. Many databases have theirs from whoever
 * made the database, and no changelog speaks of them.
 *
 * @param name as {@code create extension} takes it, without quotes
 * @param object what is of it, as Postgres calls it
 */
record ExtensionOfName(String name, String object) {

  private static final Pattern TYPE =
      Pattern.compile("type \"?([\\w.]+)\"?(?:\\[])? does not exist");
  private static final Pattern FUNCTION =
      Pattern.compile("function ([\\w.]+)\\(.*\\) does not exist");
  private static final Pattern CLASS =
      Pattern.compile("operator class \"?([\\w.]+)\"? does not exist for access method");
  private static final Pattern NO_CLASS =
      Pattern.compile("has no default operator class for access method \"(gist|gin)\"");

  private static final Map<String, Pattern> TYPES = new LinkedHashMap<>();
  private static final Map<String, Pattern> FUNCTIONS = new LinkedHashMap<>();
  private static final Map<String, Pattern> CLASSES = new LinkedHashMap<>();

  static {
    put(TYPES, "postgis", "geometry|geography|box2d|box3d");
    put(TYPES, "postgis_raster", "raster");
    put(TYPES, "citext", "citext");
    put(TYPES, "hstore", "hstore");
    put(TYPES, "ltree", "ltree|lquery|ltxtquery");
    put(TYPES, "vector", "vector|halfvec|sparsevec");
    put(TYPES, "cube", "cube");
    put(FUNCTIONS, "uuid-ossp", "uuid_generate_v\\w+|uuid_nil|uuid_ns_\\w+");
    put(
        FUNCTIONS,
        "pgcrypto",
        "gen_salt|crypt|digest|hmac|gen_random_bytes|pgp_\\w+|encrypt|decrypt|armor|dearmor");
    put(FUNCTIONS, "pg_trgm", "similarity|word_similarity|strict_word_similarity|show_trgm");
    put(FUNCTIONS, "unaccent", "unaccent");
    put(FUNCTIONS, "postgis", "st_\\w+");
    put(FUNCTIONS, "fuzzystrmatch", "levenshtein\\w*|soundex|metaphone|dmetaphone\\w*");
    put(FUNCTIONS, "tablefunc", "crosstab\\w*|connectby|normal_rand");
    put(FUNCTIONS, "timescaledb", "create_hypertable|add_retention_policy|time_bucket");
    put(CLASSES, "pg_trgm", "gi(n|st)_trgm_ops");
    put(CLASSES, "vector", "(vector|halfvec|sparsevec|bit)_\\w+_ops");
    put(CLASSES, "postgis", "gi(n|st)_geo\\w+_ops\\w*|spgist_geo\\w+_ops\\w*");
  }

  private static void put(Map<String, Pattern> names, String extension, String pattern) {
    names.put(extension, Pattern.compile(pattern));
  }

  /**
   * Of a message of Postgres in English.
   *
   * @return empty where it says another thing, or the name is of no extension that is known
   */
  static Optional<ExtensionOfName> in(String message) {
    Matcher without = NO_CLASS.matcher(message);
    if (without.find()) {
      return Optional.of(
          new ExtensionOfName("btree_" + without.group(1), "the operator class that it asks for"));
    }
    return in(message, TYPE, TYPES, "the type ")
        .or(() -> in(message, FUNCTION, FUNCTIONS, "the function "))
        .or(() -> in(message, CLASS, CLASSES, "the operator class "));
  }

  private static Optional<ExtensionOfName> in(
      String message, Pattern form, Map<String, Pattern> names, String kind) {
    Matcher said = form.matcher(message);
    if (!said.find()) {
      return Optional.empty();
    }
    String name = said.group(1).replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
    return names.entrySet().stream()
        .filter(extension -> extension.getValue().matcher(name).matches())
        .map(extension -> new ExtensionOfName(extension.getKey(), kind + name))
        .findFirst();
  }

  String remedy() {
    String quoted = name.matches("[a-z_]+") ? name : "\"" + name + "\"";
    return """
        %s is of the extension %s, which nothing makes before this changeset. Where production has \
        it already, let a file say so that is given as --prelude: create extension %s; A server \
        that lacks it is no place for this changelog: --postgres docker:IMAGE takes an image that \
        has it."""
        .formatted(
            object.substring(0, 1).toUpperCase(Locale.ROOT) + object.substring(1), name, quoted);
  }
}
