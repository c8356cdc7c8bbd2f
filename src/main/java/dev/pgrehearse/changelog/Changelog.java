package dev.pgrehearse.changelog;

import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.deployment.Setting;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.input.InputException;
import java.io.IOException;
import java.nio.charset.Charset;
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
import java.util.stream.Stream;
import liquibase.change.Change;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ResourceAccessor;

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
  private final LiquibaseSettings settings;
  private final RunFilter filter;
  private final Classpath classpath;
  private final Optional<Duration> limit;
  private final Optional<DeployedHistory> history;
  private final Optional<DeployedChangesets> deployed;
  private final Set<String> spokenOf;
  private final Phasing phasing;
  private final ResourceAccessor files;
  private final DatabaseChangeLog parsed;
  private final List<ChangeSet> order;
  private final List<Changeset> changesets;
  private final FileEncodings encodings;
  private final Map<Changeset, ChangeSet> parsedChangesets = new HashMap<>();

  private Changelog(
      SearchRoot root,
      String path,
      LiquibaseSettings settings,
      Optional<Duration> limit,
      Optional<DeployedHistory> history,
      Set<String> spokenOf) {
    this.history = history;
    this.spokenOf = Set.copyOf(spokenOf);
    this.settings = settings;
    this.filter = new RunFilter(settings);
    this.classpath = Classpath.of(settings.paths(Setting.CLASSPATH));
    this.limit = limit;
    this.root = root;
    this.path = path;
    this.files = files(root, path);
    this.parsed = parse();
    this.deployed = history.map(this::deployed);
    List<ChangeSet> all = parsed.getChangeSets().stream().filter(filter::runs).toList();
    this.phasing = new Phasing(all, spokenOf);
    this.order =
        all.stream()
            .filter(changeSet -> deployed.stream().allMatch(has -> has.isPending(changeSet)))
            .toList();
    order.forEach(this::requireIdentity);
    ChangesetReader reader = new ChangesetReader(root);
    this.changesets =
        IntStream.range(0, all.size())
            .filter(i -> deployed.stream().allMatch(has -> has.isPending(all.get(i))))
            .mapToObj(i -> reader.read(all.get(i), phasing.phase(i)))
            .toList();
    this.encodings = new FileEncodings(changesets, order);
    for (int i = 0; i < order.size(); i++) {
      parsedChangesets.putIfAbsent(changesets.get(i), order.get(i));
    }
  }

  /**
   * Reads {@code file}, finding its search root; a {@link ChangelogException} says what is wrong.
   */
  public static Changelog open(Path file) {
    return open(file, LiquibaseSettings.none());
  }

  /** Likewise, with what Liquibase is told besides it. */
  public static Changelog open(Path file, LiquibaseSettings settings) {
    return new RootSearch(file, settings).changelog();
  }

  /** Reads {@code file} with its includes relative to {@code root}. */
  public static Changelog open(Path file, Path root) {
    return open(file, root, LiquibaseSettings.none());
  }

  static Changelog open(Path file, Path root, LiquibaseSettings settings) {
    Path folder = root.toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    if (!absolute.startsWith(folder)) {
      throw new ChangelogException(
          Location.of(file.toString()), file + " is not below the search path " + root);
    }
    String path = folder.relativize(absolute).toString().replace('\\', '/');
    List<Path> others = new ArrayList<>(settings.paths(Setting.SEARCH_PATH));
    others.addAll(settings.paths(Setting.CLASSPATH));
    return new Changelog(
        SearchRoot.of(folder, others),
        path,
        settings,
        Optional.empty(),
        Optional.empty(),
        Set.of());
  }

  /**
   * The same changelog at another time; a {@link ChangelogException} where it could not be read
   * then.
   */
  public Changelog asItWas(FormerFiles former) {
    return new Changelog(root.asItWas(former), path, settings, limit, history, spokenOf);
  }

  /** Whether it may have been another then: one of the files that it is read from was. */
  public boolean differed(FormerFiles former) {
    Stream<ChangelogAccessor> folders =
        files instanceof SeveralFolders several
            ? several.folders()
            : Stream.of((ChangelogAccessor) files);
    return folders.anyMatch(folder -> folder.asksFor(former));
  }

  private static ResourceAccessor files(SearchRoot root, String path) {
    try {
      return root.accessor();
    } catch (IOException e) {
      throw new ParseProblem(root.folder(), path, e).toException();
    }
  }

  private DatabaseChangeLog parse() {
    try {
      return new LiquibaseScope(files, classpath)
          .call(
              () ->
                  ChangeLogParserFactory.getInstance()
                      .getParser(path, files)
                      .parse(path, parameters(), files));
    } catch (Exception | StackOverflowError e) {
      throw new ParseProblem(root.folder(), path, e).toException();
    }
  }

  /** What is set outside comes before what a changelog sets itself. */
  ChangeLogParameters parameters() {
    ChangeLogParameters parameters = new ChangeLogParameters(new DatabaseToBe(settings));
    settings.parameters().forEach(parameters::set);
    filter.narrow(parameters);
    return parameters;
  }

  /** The same once more, for another thread: Liquibase writes to what it has read. */
  public Changelog reopened() {
    return new Changelog(root, path, settings, limit, history, spokenOf);
  }

  /** The same, of which no statement may take longer where it is played. */
  public Changelog limited(Optional<Duration> perStatement) {
    return perStatement.equals(limit)
        ? this
        : new Changelog(root, path, settings, perStatement, history, spokenOf);
  }

  /** The same, in which what somebody speaks of (a label, tag, file or the end) ends a phase. */
  public Changelog phasedBy(Set<String> names) {
    return phasing.isFor(names) ? this : new Changelog(root, path, settings, limit, history, names);
  }

  /** The phase with which what somebody speaks of is complete; empty where there is no such. */
  public Optional<String> phase(String name) {
    return phasing.phase(name);
  }

  /** What there is to speak of, for people. */
  public String knownPhases() {
    return phasing.known();
  }

  /** What Liquibase is told besides it. */
  public LiquibaseSettings settings() {
    return settings;
  }

  RunFilter filter() {
    return filter;
  }

  Classpath classpath() {
    return classpath;
  }

  /** Liquibase's way to its files; to be closed. */
  ResourceAccessor accessor() throws IOException {
    return root.accessor();
  }

  /** Where a file is that a changelog names. */
  public Path file(String name) {
    return root.resolve(name);
  }

  /** Whether such a file is there, in a folder or in a jar. */
  boolean holds(String name) {
    return root.holds(name);
  }

  /** What of it is still to run where a history says what has. */
  public Changelog pendingAfter(DeployedHistory deployed) {
    return new Changelog(root, path, settings, limit, Optional.of(deployed), spokenOf);
  }

  private DeployedChangesets deployed(DeployedHistory has) {
    boolean rootIsSaid =
        settings.value(Setting.SEARCH_PATH).filter(value -> !value.isFound()).isPresent();
    return new DeployedChangesets(
        has, parsed.getChangeSets(), root.folder().toAbsolutePath().normalize(), rootIsSaid);
  }

  /** What has run already, where it is known. */
  Optional<DeployedChangesets> deployed() {
    return deployed;
  }

  /** Those that have run already and are not run again; empty where nothing is known of it. */
  public List<Changeset> released() {
    ChangesetReader reader = new ChangesetReader(root);
    List<ChangeSet> all = parsed.getChangeSets().stream().filter(filter::runs).toList();
    return IntStream.range(0, all.size())
        .filter(i -> deployed.stream().anyMatch(has -> !has.isPending(all.get(i))))
        .mapToObj(i -> reader.read(all.get(i), phasing.phase(i)))
        .toList();
  }

  /** Liquibase's own objects behind {@link #changesets()}. */
  List<ChangeSet> parsedOrder() {
    return order;
  }

  Optional<Duration> limit() {
    return limit;
  }

  /** Liquibase notices only when it has played the changeset and cannot record it. */
  private void requireIdentity(ChangeSet changeSet) {
    String file = ResourceName.of(changeSet.getChangeLog());
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

  /** Where changesets stand, also in files of other folders of the search path. */
  ChangesetLine changesetLines() {
    return new ChangesetLine(root);
  }

  /** The folder that all paths in the changelog are relative to. */
  public Path root() {
    return root.folder();
  }

  /** The folders that its paths count from, the first in which a file is. */
  public List<Path> searchPath() {
    return root.searchPath();
  }

  /** The root changelog, relative to {@link #root()}. */
  public String path() {
    return path;
  }

  /** Every changeset that is run here, in the order of execution. */
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
        files.add(ResourceName.of(log));
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

  /** The way forward of one that is plain SQL. */
  public Optional<PlacedSql> forwardSql(Changeset changeset) {
    if (!isPlainSql(changeset)) {
      return Optional.empty();
    }
    return changeset
        .sqlFile()
        .map(this::sqlText)
        .or(
            () ->
                PlainSql.inline(parsed(changeset).getChanges())
                    .map(sql -> inline(changeset).forward(sql))
                    .map(text -> new PlacedSql(changeset.location().file(), text)));
  }

  /** Its way back. */
  public Optional<PlacedSql> rollbackSql(Changeset changeset) {
    if (!isPlainSql(changeset)) {
      return Optional.empty();
    }
    return changeset
        .rollbackFile()
        .map(this::sqlText)
        .or(
            () ->
                PlainSql.inline(parsed(changeset).getRollback().getChanges())
                    .map(sql -> inline(changeset).back(sql))
                    .map(text -> new PlacedSql(changeset.location().file(), text)));
  }

  private InlineSql inline(Changeset changeset) {
    return new InlineSql(lines(changeset.location().file()), changeset.location().line());
  }

  private PlacedSql sqlText(String file) {
    String name = ResourceName.of(file);
    return new PlacedSql(name, text(name));
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

  /** What of its changesets is not played here, with the reason. */
  public List<Skipped> notPlayed() {
    return new NotPlayed(parsed, order).all();
  }

  /**
   * That a changeset's way back cannot be judged, where classes that it needs are not on the
   * classpath.
   */
  public Optional<Skipped> unknownWayBack(Changeset changeset) {
    List<String> absent = new AbsentClasses(parsed(changeset)).names();
    return absent.isEmpty()
        ? Optional.empty()
        : Optional.of(NotPlayed.rollback(changeset.id(), absent));
  }

  /** Whether a later update runs a changeset again: always, or once its text is another. */
  public boolean runsAgain(Changeset changeset) {
    return parsed(changeset).isAlwaysRun() || parsed(changeset).isRunOnChange();
  }

  /** Whether every update runs it, also where it has run. */
  public boolean runsAlways(Changeset changeset) {
    return parsed(changeset).isAlwaysRun();
  }

  /** Whether each way of a changeset is one transaction. */
  public boolean runsInTransaction(Changeset changeset) {
    return parsed(changeset).isRunInTransaction();
  }

  /** Text of a file below the root; a {@link ChangelogException} if it cannot be read. */
  public String text(String file) {
    try {
      Optional<Charset> encoding = encodings.of(file);
      return encoding.isPresent() ? root.text(file, encoding.get()) : root.text(file);
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
}
