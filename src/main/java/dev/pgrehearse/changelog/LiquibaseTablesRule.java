package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * liquibase-tables-in-public: where a properties file puts Liquibase's own two tables, in a project
 * that speaks of Supabase's roles.
 */
final class LiquibaseTablesRule implements LintRule {

  /** Where a role stands, or who is asked for the caller. */
  private static final Pattern SUPABASE =
      Pattern.compile(
          "\\b(?:to|from|role)\\s+(?:[\\w\"]+\\s*,\\s*)*\"?(?:anon|authenticated|service_role)\\b"
              + "|\\bauth\\s*\\.\\s*(?:uid|jwt|role)\\s*\\(",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Stream<Finding> check(LintSubject subject) {
    return subject.changesets().stream()
            .flatMap(LintedChangeset::texts)
            .anyMatch(sql -> SUPABASE.matcher(sql.sql()).find())
        ? checkFiles(subject)
        : Stream.empty();
  }

  private static Stream<Finding> checkFiles(LintSubject subject) {
    Path root = subject.changelog().root();
    Path folder = root.resolve(subject.changelog().path()).getParent();
    NavigableSet<Path> files = new TreeSet<>();
    for (Path place : new Path[] {root, folder}) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(place, "liquibase*.properties")) {
        found.forEach(files::add);
      } catch (IOException e) {
        return Stream.of(unreadable(root.relativize(place)));
      }
    }
    return files.stream().flatMap(file -> check(root, file));
  }

  private static Stream<Finding> check(Path root, Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      return Stream.of(unreadable(root.relativize(file)));
    }
    String url = properties.getProperty("url", "jdbc:postgresql:");
    String schema =
        properties.stringPropertyNames().stream()
            .filter(name -> plain(name).equals("liquibaseschemaname"))
            .map(properties::getProperty)
            .findFirst()
            .orElse("")
            .strip();
    boolean elsewhere = !schema.isEmpty() && !schema.equalsIgnoreCase("public");
    return elsewhere || !(url.startsWith("jdbc:postgresql:") || url.contains("${"))
        ? Stream.empty()
        : Stream.of(
            Finding.warning(
                "liquibase-tables-in-public",
                "",
                Location.of(slashes(root.relativize(file))),
                "Liquibase puts databasechangelog and its lock into public, where default"
                    + " privileges may hand them to anon",
                "liquibase.liquibaseSchemaName: liquibase"));
  }

  private static String plain(String property) {
    return property
        .toLowerCase(Locale.ROOT)
        .replaceAll("[-_]", "")
        .replaceFirst("^liquibase\\.(command\\.)?", "");
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static Finding unreadable(Path path) {
    return Finding.warning(
        "liquibase-tables-in-public",
        "",
        Location.of(slashes(path)),
        "this cannot be read, so it is not known where Liquibase's own tables go",
        "make it readable");
  }
}
