package dev.pgrehearse.deployment;

import java.io.File;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What Liquibase can be told that decides about what a changelog does. */
public enum Setting {
  CHANGELOG_FILE("changelogfile|changelog"),
  CONTEXTS("contexts|contextfilter"),
  LABELS("labels|labelfilter"),
  SEARCH_PATH("searchpath|changelogdirectory"),
  CLASSPATH("classpath"),
  /** Where it is called; no file and no variable says so. */
  WORKING_DIRECTORY("-"),
  DEFAULT_SCHEMA("defaultschema(?:name)?"),
  LIQUIBASE_SCHEMA("liquibaseschema(?:name)?"),
  HISTORY_TABLE("databasechangelogtable(?:name)?");

  private final String names;

  /**
   * A setting.
   *
   * @param names a regular expression for what it is called, in small letters alone
   */
  Setting(String names) {
    this.names = names;
  }

  /** As an option is called. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A regular expression for what stands between several of it. */
  String between() {
    return this == CLASSPATH ? "[,;" + File.pathSeparator + "]" : ",";
  }

  /**
   * The one that a file or the environment means: Liquibase takes them in several spellings, with
   * or without {@code liquibase.command.} in front.
   */
  static Optional<Setting> called(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT)
            .replace('_', '.')
            .replaceFirst("^spring\\.", "")
            .replaceFirst("^liquibase\\.(?!schema)", "")
            .replaceFirst("^command\\.", "")
            .replaceAll("[^a-z]", "");
    return Stream.of(values()).filter(setting -> plain.matches(setting.names)).findFirst();
  }
}
