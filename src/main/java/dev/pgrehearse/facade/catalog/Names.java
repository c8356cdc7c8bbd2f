package dev.pgrehearse.facade.catalog;

import dev.pgrehearse.sql.SqlToken;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes names as SQL wants them, with quotes only where they are needed. */
public record Names(Set<String> keywords) {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  public Names {
    keywords = Set.copyOf(keywords);
  }

  public String quoted(String name) {
    return PLAIN.matcher(name).matches() && !keywords.contains(name)
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }

  public String qualified(String schema, String name) {
    return quoted(schema) + "." + quoted(name);
  }

  public String list(List<String> names) {
    return String.join(", ", names.stream().map(this::quoted).toList());
  }

  /**
   * Liquibase takes every carriage return out of the SQL that it runs, and puts a value in the
   * place of a name in braces behind a dollar sign, so neither stands there bare.
   */
  public static String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return changedByLiquibase(text) || text.contains("\\")
        ? "E" + escaped(quoted.replace("\\", "\\\\"))
        : quoted;
  }

  public static boolean changedByLiquibase(String text) {
    return text.contains("\r") || text.contains("${");
  }

  /** Of a string that begins with E. */
  public static String escaped(String string) {
    return string.replace("\r", "\\r").replace("${", "\\x24{");
  }

  public static boolean isName(SqlToken token) {
    return token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.IDENTIFIER;
  }

  /** A name as the catalog holds it. */
  public static String unquoted(SqlToken token, String sql) {
    return QualifiedName.unquoted(token.of(sql));
  }
}
