package dev.pgrehearse.facade.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes the value of {@code search_path}. */
public final class SearchPath {
  private static final Pattern PART = Pattern.compile("\\s*(\"(?:[^\"]|\"\")*\"|[^,\"]+)\\s*,?");

  private SearchPath() {}

  /** Its schemas in order, without those that stand for the user, for nothing or for Postgres. */
  public static List<String> schemas(String setting) {
    List<String> schemas = new ArrayList<>();
    Matcher part = PART.matcher(setting);
    while (part.find()) {
      String text = part.group(1).trim();
      String name = QualifiedName.unquoted(text);
      if (!name.isEmpty() && !name.equals("$user") && !name.equals("pg_catalog")) {
        schemas.add(name);
      }
    }
    return List.copyOf(schemas);
  }

  /** As {@code set search_path to …} wants it. */
  public static String setting(List<String> schemas) {
    return schemas.isEmpty()
        ? "''"
        : String.join(", ", schemas.stream().map(Names::literal).toList());
  }
}
