package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.SQLFileChange;
import liquibase.changelog.ChangeSet;

/** Puts Liquibase's parsed changesets beside the lines of the files they came from. */
final class LintReader {

  private static final Pattern INCLUDE =
      Pattern.compile("\\bfile[\"']?\\s*[:=]\\s*[\"']?([^\"'\\s,{}>]+\\.sql)\\b");

  private final Changelog changelog;
  private final ChangesetLine changesetLines;
  private final Map<String, List<String>> files = new LinkedHashMap<>();
  private final Map<String, FormattedFile> formatted = new LinkedHashMap<>();
  private final Map<String, Map<Integer, FormattedSection>> sections = new HashMap<>();
  private final Map<String, LineMap> lineMaps = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  LintReader(Changelog changelog) {
    this.changelog = changelog;
    this.changesetLines = changelog.changesetLines();
  }

  LintSubject read() {
    for (String file : changelog.files()) {
      List<String> lines = changelog.text(file).lines().toList();
      files.put(file, lines);
      if (file.endsWith(".sql")) {
        FormattedFile.read(file, lines).ifPresent(read -> keep(file, read));
      }
    }
    includedWithoutChangesets();
    List<LintedChangeset> changesets = new ArrayList<>();
    for (ChangeSet changeSet : changelog.parsed().getChangeSets()) {
      String file = ResourceName.of(changeSet.getChangeLog());
      int occurrence = seen.merge(file + "\n" + changeSet.getId(), 1, Integer::sum);
      if (changelog.filter().runs(changeSet)) {
        changesets.add(
            read(changeSet, file, changesetLines.nth(file, changeSet.getId(), occurrence)));
      }
    }
    return new LintSubject(changelog, changesets, List.copyOf(formatted.values()), files);
  }

  private void keep(String file, FormattedFile read) {
    formatted.put(file, read);
    sections.put(
        file,
        read.sections().stream()
            .collect(Collectors.toMap(section -> section.header().number(), section -> section)));
  }

  /** A formatted file without a changeset leaves no trace in what Liquibase parsed. */
  private void includedWithoutChangesets() {
    for (String parent : List.copyOf(files.keySet())) {
      for (String line : parent.endsWith(".sql") ? List.<String>of() : files.get(parent)) {
        Matcher include = INCLUDE.matcher(line);
        while (include.find()) {
          Path written = Path.of(include.group(1));
          Path folder = Path.of("/" + parent).getParent();
          Path beside = Path.of("/").relativize(folder.resolve(written).normalize());
          Stream.of(written, beside)
              .map(path -> path.toString().replace('\\', '/'))
              .filter(path -> !files.containsKey(path))
              .filter(path -> Files.isRegularFile(changelog.file(path)))
              .findFirst()
              .ifPresent(this::keepWithoutChangesets);
        }
      }
    }
  }

  private void keepWithoutChangesets(String file) {
    FormattedFile.read(file, changelog.text(file).lines().toList())
        .filter(read -> read.sections().isEmpty())
        .ifPresent(read -> keep(file, read));
  }

  private LintedChangeset read(ChangeSet changeSet, String file, int line) {
    int rollbackLine = lineMap(file).rollbackFrom(line);
    return new LintedChangeset(
        changeSet,
        Location.of(file, line),
        Optional.ofNullable(sections.getOrDefault(file, Map.of()).get(line)),
        texts(changeSet.getChanges(), file, line),
        texts(changeSet.getRollback().getChanges(), file, rollbackLine));
  }

  private List<SqlText> texts(List<Change> changes, String file, int line) {
    List<SqlText> texts = new ArrayList<>();
    int from = line;
    for (Change change : changes) {
      boolean isMeant = LintedChangeset.runsHere(change);
      if (change instanceof SQLFileChange sqlFile && isMeant) {
        String path = path(file, sqlFile);
        String sql = text(path, file, line);
        int count = (int) sql.chars().filter(c -> c == '\n').count() + 1;
        texts.add(text(sql, path, IntStream.rangeClosed(1, count).boxed().toList(), sqlFile));
      } else if (change instanceof AbstractSQLChange sql && sql.getSql() != null) {
        List<Integer> numbers = lineMap(file).of(sql.getSql(), from);
        if (isMeant) {
          texts.add(text(sql.getSql(), file, numbers, sql));
        }
        from = numbers.get(numbers.size() - 1);
      }
    }
    return texts;
  }

  private LineMap lineMap(String file) {
    return lineMaps.computeIfAbsent(file, key -> new LineMap(files.get(key)));
  }

  private static SqlText text(
      String sql, String file, List<Integer> lines, AbstractSQLChange change) {
    return new SqlText(
        sql,
        file,
        lines,
        change.isSplitStatements(),
        change.isStripComments(),
        Optional.ofNullable(change.getEndDelimiter()));
  }

  private String text(String path, String changelogFile, int line) {
    if (!changelog.holds(path)) {
      throw new MissingFile(
          Location.of(changelogFile, line),
          path,
          changelogFile + " names " + path + ", which is not there");
    }
    return changelog.text(path);
  }

  private static String path(String changelogFile, SQLFileChange change) {
    String path = ResourceName.of(change.getPath());
    Path folder = Path.of(changelogFile).getParent();
    if (Boolean.TRUE.equals(change.isRelativeToChangelogFile()) && folder != null) {
      path = folder.resolve(path).normalize().toString();
    }
    return path.replace('\\', '/');
  }
}
