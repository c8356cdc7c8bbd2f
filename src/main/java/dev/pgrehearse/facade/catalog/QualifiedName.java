package dev.pgrehearse.facade.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A schema and a name in it, without quotes. */
public record QualifiedName(String schema, String name) {

  /** A name as people and Postgres write it, as a regular expression without groups. */
  public static final String PART = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";

  private static final Pattern ONE = Pattern.compile(PART);
  private static final Pattern ALL = Pattern.compile(PART + "(?:\\." + PART + ")*");

  public QualifiedName {
    if (schema.isEmpty() || name.isEmpty()) {
      throw new IllegalArgumentException("a table is named by its schema and its name");
    }
  }

  /**
   * Reads {@code schema.name}.
   *
   * @throws IllegalArgumentException when it is of another form
   */
  public static QualifiedName parse(String typed) {
    List<String> parts = parts(typed);
    if (parts.size() != 2) {
      throw new IllegalArgumentException(
          "%s is not of the form schema.name".formatted(typed.isEmpty() ? "nothing" : typed));
    }
    return new QualifiedName(parts.get(0), parts.get(1));
  }

  /** The names between the dots, as the catalog holds them; none where these are no names. */
  public static List<String> parts(String typed) {
    List<String> parts = new ArrayList<>();
    if (ALL.matcher(typed).matches()) {
      Matcher part = ONE.matcher(typed);
      while (part.find()) {
        parts.add(unquoted(part.group()));
      }
    }
    return List.copyOf(parts);
  }

  /** One name as the catalog holds it: without quotes it is in lower case. */
  public static String unquoted(String part) {
    return part.startsWith("\"")
        ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
        : part.toLowerCase(Locale.ROOT);
  }

  public String quoted(Names names) {
    return names.qualified(schema, name);
  }
}
