package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Location;
import dev.pgrehearse.input.InputException;
import dev.pgrehearse.input.PathName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import liquibase.change.Change;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.core.PostgresDatabase;
import liquibase.parser.ChangeLogParserFactory;

/**
 * A Liquibase changelog, read by Liquibase itself: XML, YAML, JSON or formatted SQL.
 *
 * <p>Paths in a changelog are relative to a search root, and a user seldom says which. Without one,
 * the folder of the changelog and then each folder above it is tried: the first from which every
 * include is found is the root that a DBA would have used.
 */
public final class Changelog {

  private final SearchRoot root;
  private final String path;
  private final Optional<Duration> limit;
  private final ChangelogAccessor files;
  private final DatabaseChangeLog parsed;
  private final List<ChangeSet> order;
  private final List<Changeset> changesets;
  private final Map<Changeset, ChangeSet> parsedChangesets = new HashMap<>();

  private Changelog(SearchRoot root, String path, Optional<Duration> limit) {
    this.limit = limit;
    this.root = root;
    this.path = path;
    this.files = files(root, path);
    this.parsed = parse(root, path, files);
    this.order = parsed.getChangeSets().stream().filter(Changelog::runsOnPostgres).toList();
    order.forEach(this::requireIdentity);
    ChangesetReader reader = new ChangesetReader(root);
    this.changesets = order.stream().map(reader::read).toList();
    for (int i = 0; i < order.size(); i++) {
      parsedChangesets.putIfAbsent(changesets.get(i), order.get(i));
    }
  }

  /**
   * Reads {@code file}, finding its search root; a {@link ChangelogException} says what is wrong.
   */
  public static Changelog open(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    if (Files.isDirectory(absolute)) {
      throw new ChangelogException(
          Location.of(file.toString()),
          "this is a folder; give the path of the root changelog file in it");
    }
    if (!Files.isRegularFile(absolute)) {
      throw new ChangelogException(
          Location.of(file.toString()),
          "there is no such changelog; give the path of the root changelog file");
    }
    List<MissingFile> problems = new ArrayList<>();
    for (Path root = absolute.getParent(); root != null; root = root.getParent()) {
      try {
        Changelog changelog = open(absolute, root);
        changelog.requireSqlFiles();
        return changelog;
      } catch (MissingFile e) {
        problems.add(e);
      }
    }
    // The root from which some includes were found tells best which one is missing.
    throw problems.stream()
        .filter(problem -> !problem.file.equals(problems.get(0).file))
        .findFirst()
        .orElse(problems.get(0));
  }

  /** Liquibase looks for the file of a change only when it runs it. */
  private void requireSqlFiles() {
    for (Changeset changeset : changesets) {
      for (Optional<String> file : List.of(changeset.sqlFile(), changeset.rollbackFile())) {
        String name = file.orElse("").replaceFirst("^classpath:", "").replaceFirst("^/+", "");
        if (!isReadable(changeset, name)) {
          throw new MissingFile(
              changeset.location(),
              name,
              """
              %s names %s, which is not there. Paths are relative to the search path, or to the \
              changelog with relativeToChangelogFile: true."""
                  .formatted(changeset.location().file(), name));
        }
      }
    }
  }

  private boolean isReadable(Changeset changeset, String name) {
    try {
      return Files.isReadable(root().resolve(name));
    } catch (InvalidPathException e) {
      throw new ChangelogException(changeset.location(), PathName.problem(e));
    }
  }

  /** Reads {@code file} with its includes relative to {@code root}. */
  public static Changelog open(Path file, Path root) {
    Path folder = root.toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    if (!absolute.startsWith(folder)) {
      throw new ChangelogException(
          Location.of(file.toString()), file + " is not below the search path " + root);
    }
    String path = folder.relativize(absolute).toString().replace('\\', '/');
    return new Changelog(SearchRoot.of(folder), path, Optional.empty());
  }

  /**
   * The same changelog at another time; a {@link ChangelogException} where it could not be read
   * then.
   */
  public Changelog asItWas(FormerFiles former) {
    return new Changelog(new SearchRoot(root(), Optional.of(former)), path, limit);
  }

  /** Whether it may have been another then: one of the files that it is read from was. */
  public boolean differed(FormerFiles former) {
    return files.asksFor(former);
  }

  private static ChangelogAccessor files(SearchRoot root, String path) {
    try {
      return new ChangelogAccessor(root);
    } catch (IOException e) {
      throw new ParseProblem(root.folder(), path, e).toException();
    }
  }

  private static DatabaseChangeLog parse(SearchRoot root, String path, ChangelogAccessor files) {
    try {
      return new LiquibaseScope(files)
          .call(
              () ->
                  ChangeLogParserFactory.getInstance()
                      .getParser(path, files)
                      .parse(path, new ChangeLogParameters(new PostgresDatabase()), files));
    } catch (Exception | StackOverflowError e) {
      throw new ParseProblem(root.folder(), path, e).toException();
    }
  }

  /** The same once more, for another thread: Liquibase writes to what it has read. */
  public Changelog reopened() {
    return new Changelog(root, path, limit);
  }

  /** The same, of which no statement may take longer where it is played. */
  public Changelog limited(Optional<Duration> perStatement) {
    return perStatement.equals(limit) ? this : new Changelog(root, path, perStatement);
  }

  Optional<Duration> limit() {
    return limit;
  }

  /** Liquibase notices only when it has played the changeset and cannot record it. */
  private void requireIdentity(ChangeSet changeSet) {
    String file = changeSet.getChangeLog().getPhysicalFilePath();
    if (changeSet.getId() == null) {
      throw new ChangelogException(
          Location.of(file, new SaidLine(root.lines(file)).ofChangesetWithout("id")),
          changeSet.getAuthor() == null
              ? "a changeset has neither id nor author"
              : "a changeset by '%s' has no id".formatted(changeSet.getAuthor()));
    }
    if (changeSet.getAuthor() == null) {
      throw new ChangelogException(
          Location.of(file, new ChangesetLine(root).first(file, changeSet.getId())),
          "the changeset '%s' has no author".formatted(changeSet.getId()));
    }
  }

  /**
   * A changeset for another database (dbms: mysql) is none here, as for {@code liquibase update}.
   */
  static boolean runsOnPostgres(ChangeSet changeSet) {
    return changeSet.getDbmsSet() == null
        || changeSet.getDbmsSet().isEmpty()
        || liquibase.database.DatabaseList.definitionMatches(
            changeSet.getDbmsSet(), new PostgresDatabase(), true);
  }

  /** The folder that all paths in the changelog are relative to. */
  public Path root() {
    return root.folder();
  }

  /** The root changelog, relative to {@link #root()}. */
  public String path() {
    return path;
  }

  /** Every changeset for Postgres, in the order of execution. */
  public List<Changeset> changesets() {
    return changesets;
  }

  /** Whether the next one, if there is one, belongs to another phase. */
  public boolean endsPhase(Changeset changeset) {
    int next = changesets.indexOf(changeset) + 1;
    return next == changesets.size() || !changesets.get(next).phase().equals(changeset.phase());
  }

  /** Every changelog file that was read, relative to {@link #root()}, each once, in order. */
  public List<String> files() {
    Set<String> files = new LinkedHashSet<>();
    files.add(path);
    for (ChangeSet changeSet : parsed.getChangeSets()) {
      for (DatabaseChangeLog log = changeSet.getChangeLog();
          log != null;
          log = log.getParentChangeLog()) {
        files.add(log.getPhysicalFilePath());
      }
    }
    return List.copyOf(files);
  }

  /**
   * Whether a changeset is one SQL file forward and one back, sent to the server whole and always:
   * what psql would do with the two files.
   */
  public boolean isPlainSql(Changeset changeset) {
    return new PlainSql(parsed(changeset)).holds();
  }

  /** What each changeset says, in order. */
  public List<ChangesetContent> contents() {
    ContentReader reader = new ContentReader(root);
    return IntStream.range(0, order.size())
        .mapToObj(i -> reader.content(changesets.get(i), order.get(i)))
        .toList();
  }

  /** What must hold before anything of the changelog is run, or "". */
  public String preconditions() {
    return new ContentReader(root).preconditions(parsed);
  }

  /** The changesets that set a tag, by the tag. */
  public Map<String, Changeset> tags() {
    Map<String, Changeset> tags = new LinkedHashMap<>();
    for (int i = 0; i < order.size(); i++) {
      for (Change change : order.get(i).getChanges()) {
        if (change instanceof TagDatabaseChange tag) {
          tags.putIfAbsent(tag.getTag(), changesets.get(i));
        }
      }
    }
    return tags;
  }

  /** Whether a later update runs a changeset again: always, or once its text is another. */
  public boolean runsAgain(Changeset changeset) {
    return parsed(changeset).isAlwaysRun() || parsed(changeset).isRunOnChange();
  }

  /** Whether each way of a changeset is one transaction. */
  public boolean runsInTransaction(Changeset changeset) {
    return parsed(changeset).isRunInTransaction();
  }

  /** Text of a file below the root; a {@link ChangelogException} if it cannot be read. */
  public String text(String file) {
    try {
      return root.text(file);
    } catch (InputException e) {
      throw new ChangelogException(Location.of(file, e.line()), e.getMessage());
    } catch (IOException e) {
      throw new ChangelogException(
          Location.of(file), "cannot read " + file + ": " + e.getMessage());
    }
  }

  /** Its lines, without their ends. */
  List<String> lines(String file) {
    return text(file).lines().toList();
  }

  DatabaseChangeLog parsed() {
    return parsed;
  }

  /** Liquibase's own object behind a changeset of {@link #changesets()}. */
  ChangeSet parsed(Changeset changeset) {
    return Optional.ofNullable(parsedChangesets.get(changeset)).orElseThrow();
  }

  /** An include, or a file of a change, that is not where the changelog says. */
  static final class MissingFile extends ChangelogException {
    private static final long serialVersionUID = 1L;

    private final String file;

    MissingFile(Location location, String file, String message) {
      super(location, message);
      this.file = file;
    }
  }
}
