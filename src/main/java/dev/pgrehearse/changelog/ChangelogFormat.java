package dev.pgrehearse.changelog;

import dev.pgrehearse.sql.SqlStatement;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** How a changelog is written, so that what is to be written into it can be pasted. */
public enum ChangelogFormat {
  SQL,
  YAML,
  XML,
  JSON;

  private static final Pattern SQL_ALONE = Pattern.compile("(?s)[a-z].*;");
  private static final Pattern STATEMENT =
      Pattern.compile("^(?:alter|comment|create|drop|grant|revoke|set|update) ");

  /** Of a file, by its name. */
  public static ChangelogFormat of(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return name.endsWith(".sql") ? SQL : name.endsWith(".xml") ? XML : ofKeys(name);
  }

  private static ChangelogFormat ofKeys(String name) {
    return name.endsWith(".json") ? JSON : YAML;
  }

  /** An attribute of a changeset or a change. */
  String attribute(String name, String value) {
    return switch (this) {
      case SQL -> name + ":" + value;
      case XML -> "%s=\"%s\"".formatted(name, escaped(value));
      case JSON -> "\"%s\": %s".formatted(name, isBoolean(value) ? value : quoted(value));
      case YAML -> name + ": " + (isPlain(value) ? value : quoted(value));
    };
  }

  /**
   * A change.
   *
   * @param attributes names and values in turn
   */
  String change(String name, String... attributes) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < attributes.length; i += 2) {
      written
          .append(i > 0 && this != XML ? ", " : this == XML ? " " : "")
          .append(attribute(attributes[i], attributes[i + 1]));
    }
    return switch (this) {
      case XML -> "<%s%s/>".formatted(name, written);
      case JSON -> "{\"%s\": {%s}}".formatted(name, written);
      default -> "- %s: {%s}".formatted(name, written);
    };
  }

  /** SQL as one or more changes, sent as it stands. */
  public String sql(List<String> statements) {
    return parsed(
        switch (this) {
          case SQL -> String.join(" ", statements);
          case XML ->
              statements.stream()
                  .map(sql -> "<sql>%s</sql>".formatted(escaped(bare(sql))))
                  .collect(Collectors.joining());
          case JSON ->
              statements.stream()
                  .map(sql -> "{\"sql\": {\"sql\": %s}}".formatted(quoted(bare(sql))))
                  .collect(Collectors.joining(", "));
          case YAML ->
              statements.stream()
                  .map(sql -> "{sql: {sql: %s}}".formatted(quoted(bare(sql))))
                  .collect(Collectors.joining(", ", "[", "]"));
        });
  }

  /** A text in which SQL alone stands; any other text is left as it is. */
  public String ifSql(String text) {
    if (!SQL_ALONE.matcher(text).matches()) {
      return text;
    }
    return text.contains(" concurrently ")
        ? asItIs(text)
            + " in a changeset of its own with %s".formatted(attribute("runInTransaction", "false"))
        : asItIs(text);
  }

  private String asItIs(String text) {
    if (this == SQL) {
      return text;
    }
    List<String> statements = new ArrayList<>();
    List<SqlStatement> cut = SqlStatement.split(text);
    for (int i = 0; i < cut.size(); i++) {
      int end = i + 1 < cut.size() ? cut.get(i + 1).offset() : text.length();
      if (!STATEMENT.matcher(cut.get(i).normal()).find()) {
        return text;
      }
      statements.add(text.substring(cut.get(i).offset(), end).strip());
    }
    return sql(statements);
  }

  /** A rollback that raises, where there is no way back. */
  String rollbackThatRaises() {
    String raise = "do $$ begin raise exception 'restore the backup'; end $$";
    return parsed(
        switch (this) {
          case SQL -> raise;
          case XML ->
              "<rollback><sql splitStatements=\"false\">%s</sql></rollback>".formatted(raise);
          case JSON ->
              "\"rollback\": [{\"sql\": {\"splitStatements\": false, \"sql\": \"%s\"}}]"
                  .formatted(raise);
          case YAML -> "rollback: [{sql: {splitStatements: false, sql: \"%s\"}}]".formatted(raise);
        });
  }

  /** A rollback that stands in a file of its own, or on lines of its own. */
  String rollbackInFile() {
    return parsed(
        switch (this) {
          case SQL -> "--rollback …;";
          case XML ->
              "<rollback><sqlFile path=\"….rollback.sql\" splitStatements=\"false\"/></rollback>";
          case JSON ->
              "\"rollback\": [{\"sqlFile\": {\"path\": \"….rollback.sql\", \"splitStatements\":"
                  + " false}}]";
          case YAML -> "rollback: [{sqlFile: {path: ….rollback.sql, splitStatements: false}}]";
        });
  }

  private static boolean isBoolean(String value) {
    return value.matches("true|false");
  }

  /** YAML takes it for the text that it is, without quotes. */
  private static boolean isPlain(String value) {
    return value.matches("[\\p{L}_<./…][\\p{L}\\p{N}_<>./… -]*") && value.equals(value.strip());
  }

  private static String bare(String sql) {
    return sql.strip().replaceFirst(";$", "");
  }

  /** JSON's strings are YAML's too. */
  private static String quoted(String value) {
    return "\""
        + value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
        + "\"";
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** What would not be read where it is pasted is a fault of ours. */
  private String parsed(String written) {
    try {
      switch (this) {
        case SQL -> {}
        case XML -> {
          DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
          factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader("<changeSet>" + written + "</changeSet>")));
        }
        case JSON -> yaml(written.startsWith("\"") ? "{" + written + "}" : "[" + written + "]");
        case YAML -> yaml(written);
      }
    } catch (YAMLException | SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalStateException("a mend that cannot be pasted: " + written, e);
    }
    return written;
  }

  private static void yaml(String text) {
    Object unused = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }
}
