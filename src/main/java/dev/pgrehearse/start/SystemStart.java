package dev.pgrehearse.start;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.changelog.ChangelogException;
import dev.pgrehearse.deployment.Deployment;
import dev.pgrehearse.facade.FacadePack;
import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.rehearsal.FacadePlay;
import dev.pgrehearse.rehearsal.FacadePlay.Written;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.server.PlatformSchemas;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SpecException;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Begins a system, or adds moves to one that is there. Everything is made in a folder of its own
 * first, so that nothing is written where a table cannot be moved.
 */
public final class SystemStart {

  private static final String UNKNOWN_SCHEMA = "facade-unknown-schema";

  /** Of the changesets that are planned, until their pack has a name. */
  private static final String PLANNED = "start/";

  private static final String FUNCTIONS = PLANNED + "functions";

  private final Repository repository;
  private final String system;
  private final List<Move> moves;
  private final LiveFacts facts;

  private SystemStart(Repository repository, String system, List<Move> moves, LiveFacts facts) {
    this.repository = repository;
    this.system = system;
    this.moves = List.copyOf(moves);
    this.facts = facts;
  }

  /**
   * Looks at the database. Nothing is written; the connection is left alone.
   *
   * @param root of the repository
   * @param verification the folder that has one for each system, from there
   * @param system its name, or "" for the database's
   */
  public static SystemStart of(
      Connection live, Path root, String verification, String system, List<Move> moves)
      throws SQLException {
    LiveFacts facts = LiveFacts.read(live, moves);
    return new SystemStart(
        new Repository(root, verification),
        system.isEmpty() ? name(facts.database()) : system,
        moves,
        facts);
  }

  private static String name(String database) {
    String name = database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String bare = name.replaceAll("^[^a-z]+|-+$", "");
    return bare.isEmpty() ? "facades" : bare;
  }

  public String system() {
    return system;
  }

  /** Who looked. */
  public String login() {
    return facts.login();
  }

  /** Whose the tables are. */
  public Set<String> owners() {
    return facts.owners();
  }

  /** The major version of the live server. */
  public int version() {
    return facts.version();
  }

  /** Schemas that are somebody else's and no part of a dump. */
  public Set<String> platformSchemas() {
    return facts.supabase() ? PlatformSchemas.ALL : Set.of();
  }

  /** Relations that the login may not read, and that no dump of its has. */
  public List<String> closed() {
    return facts.closed();
  }

  /** Whether it is there already, so that these moves are added to it. */
  public boolean isThere() {
    return repository.has(repository.of(system, "rehearsal.yaml"));
  }

  /**
   * Why tables cannot be moved, as far as the live catalog tells; a schema that is not there is
   * made.
   */
  public List<Finding> refusals(Connection live) throws SQLException {
    List<Finding> refusals = new ArrayList<>();
    for (Move move : moves) {
      for (Finding refusal : FacadePlan.of(live, List.of(move)).moves().get(0).refusals()) {
        if (!refusal.rule().equals(UNKNOWN_SCHEMA)
            || !facts.schemas().contains(move.fromSchema())) {
          refusals.add(refusal);
        }
      }
    }
    return refusals;
  }

  /** Files that are there and would have to be written, by name. */
  public List<String> inTheWay() {
    if (isThere()) {
      return List.of();
    }
    return List.of(
            "changelog/" + system + ".yaml",
            "changelog/" + system,
            "sql/" + system,
            repository.of(system, "legacy.sql"),
            repository.of(system, "fixtures.sql"),
            repository.of(system, "facades.yaml"),
            repository.of(system, "checks"))
        .stream()
        .filter(repository::has)
        .toList();
  }

  /** Some rows of the tables, with those that they refer to; none but those asked for are read. */
  public List<String> sample(Connection live, int rows) throws SQLException {
    return SampledRows.read(live, moves, rows, facts.supabase());
  }

  /**
   * Makes all of it.
   *
   * @param server a throwaway one, on which nothing of this system is yet
   * @param dumps the schema of the live database; none where the system is there
   * @param sampled rows as statements, or none to have some made up
   * @param folder an empty one, for files of our own
   * @param deployment of the project, where its files say something
   */
  public StartedSystem on(
      Server server,
      List<Path> dumps,
      List<String> sampled,
      Path folder,
      Deployment deployment,
      Progress progress) {
    try {
      Repository stage = repository.copyOf(system, folder.resolve("system"));
      List<Skipped> leftOut = new ArrayList<>();
      SortedMap<String, String> fresh = new TreeMap<>();
      if (!isThere()) {
        NewDatabase made = new NewDatabase(server, facts, moves, system, folder);
        fresh.putAll(made.files(dumps, sampled, repository, leftOut));
        stage.write(fresh);
      }
      return plan(server, stage, fresh, leftOut, deployment, progress);
    } catch (SQLException | IOException e) {
      throw new StartException(
          "the system %s cannot be made: %s".formatted(system, e.getMessage()), e);
    }
  }

  private StartedSystem plan(
      Server server,
      Repository stage,
      SortedMap<String, String> fresh,
      List<Skipped> leftOut,
      Deployment deployment,
      Progress progress)
      throws SQLException {
    boolean there = isThere();
    int last = repository.lastPack(system);
    String phase = "phase_%d".formatted(repository.lastPhase(system) + 1);
    Spec specs = new Spec(stage.root(), Path.of(repository.verification()), deployment);
    FacadeFile before = there ? specs.facades(system) : none();
    refuseTwice(before);
    TreeSet<String> homes = new TreeSet<>();
    moves.forEach(move -> homes.add(move.toSchema()));
    homes.removeAll(facts.schemas());
    before.moves().forEach(move -> homes.remove(FacadePlay.planned(move, false).toSchema()));
    List<String> packs = new ArrayList<>();
    if (!homes.isEmpty()) {
      last += 10;
      SchemaPack pack = new SchemaPack(system, number(last), phase, homes, others(), users());
      packs.add(pack.name());
      fresh.putAll(pack.files());
    }
    String root = "changelog/%s.yaml".formatted(system);
    SystemFiles files = new SystemFiles(system, facts.supabase());
    stage.write(fresh);
    // With nothing in it, a changelog is none: the moves' pack is still to come.
    stage.write(
        Map.of(
            root,
            there
                ? ended(stage.read(root)) + SystemFiles.includes(packs)
                : packs.isEmpty() ? files.changelog(List.of()) : files.changelog(packs)));
    List<FacadeFile.Move> listed = new ArrayList<>(before.moves());
    for (int i = 0; i < moves.size(); i++) {
      listed.add(listed(moves.get(i), PLANNED + "move_" + i));
    }
    SystemSpec spec = specs.read(system);
    List<String> functions = new ArrayList<>(before.functions());
    functions.add(FUNCTIONS);
    FacadePlay play = FacadePlay.of(spec, FacadeFile.of(listed, functions));
    List<Written> written = play.run(server, progress);
    List<Finding> refusals =
        written.stream()
            // Here it is no slip that no function names the tables.
            .filter(each -> !each.changeset().equals(FUNCTIONS))
            .flatMap(each -> each.refusals().stream())
            .toList();
    if (!refusals.isEmpty()) {
      return StartedSystem.refused(refusals);
    }
    List<MovePlan> plans =
        written.stream()
            .map(Written::changeset)
            .filter(changeset -> changeset.startsWith(PLANNED))
            .flatMap(changeset -> play.plan(changeset).stream())
            .toList();
    FacadePlan plan = new FacadePlan(plans, play.functions(FUNCTIONS), FacadePlan.Clients.UNASKED);
    last += 10;
    FacadePack pack = new FacadePack("%s/%s_%s".formatted(system, number(last), slug()), phase);
    packs.add(pack.name());
    List<String> ids = pack.changesets(plan);
    Optional<String> functionsId = pack.functionsChangeset(plan);
    pack.files(plan).forEach((path, text) -> putSql(path, text, fresh));
    fresh.put(
        repository.of(system, "checks/%s.yaml".formatted(pack.name().replaceFirst(".*/", ""))),
        new NewChecks(server, spec).text(phase, plans, ids));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      lines.add(
          SystemFiles.move(
              ids.get(i), plans.get(i).facade(), plans.get(i).home(), moves.get(i).triggers()));
    }
    SortedMap<String, String> grown = new TreeMap<>();
    String facades = repository.of(system, "facades.yaml");
    if (there) {
      grown.put(root, ended(repository.read(root)) + SystemFiles.includes(packs));
      grown.put(
          facades,
          repository.has(facades)
              ? SystemFiles.grown(ended(repository.read(facades)), lines, functionsId)
              : files.facades(lines, functionsId));
    } else {
      fresh.put(root, files.changelog(packs));
      fresh.put(facades, files.facades(lines, functionsId));
    }
    stage.write(fresh);
    stage.write(grown);
    List<String> changesets = new ArrayList<>(ids);
    functionsId.ifPresent(changesets::add);
    List<String> allFunctions = new ArrayList<>(before.functions());
    functionsId.ifPresent(allFunctions::add);
    checkGrown(specs, before.moves().size() + plans.size(), allFunctions, changesets, packs, lines);
    return new StartedSystem(
        fresh,
        grown,
        List.of(),
        Stream.concat(
                plans.stream().flatMap(each -> each.notices().stream()),
                plan.functions().stream().flatMap(each -> each.notices().stream()))
            .toList(),
        leftOut,
        notes());
  }

  /** What the generator gives besides its checks, which only somebody who has asked can write. */
  private static void putSql(String path, String text, SortedMap<String, String> fresh) {
    if (!path.contains("checks/")) {
      fresh.put(path, text);
    }
  }

  /** A file that its owner has written in another way is left to him. */
  private void checkGrown(
      Spec specs,
      int moved,
      List<String> functions,
      List<String> ids,
      List<String> packs,
      List<String> lines) {
    String why;
    try {
      Set<String> known = new LinkedHashSet<>();
      SystemSpec spec = specs.read(system);
      Changelog.open(spec.changelog(), spec.deployment().liquibase())
          .changesets()
          .forEach(changeset -> known.add(changeset.id()));
      FacadeFile grown = specs.facades(system);
      if (grown.moves().size() == moved
          && grown.functions().equals(functions)
          && known.containsAll(ids)) {
        return;
      }
      why = "what is added at its end is not read";
    } catch (SpecException | ChangelogException e) {
      why = e.getMessage();
    }
    throw new StartException(
        """
        changelog/%1$s.yaml or %2$s is not laid out as facade start writes it (%3$s), and is not changed; \
        nothing is written. Let the changelog list what is new last, and facades.yaml its moves:
        %4$s%5$s%6$s"""
            .formatted(
                system,
                repository.of(system, "facades.yaml"),
                why,
                SystemFiles.includes(packs),
                String.join("", lines),
                functions.isEmpty()
                    ? ""
                    : "and its functions:\n  - " + String.join("\n  - ", functions)));
  }

  private void refuseTwice(FacadeFile before) {
    for (Move move : moves) {
      for (FacadeFile.Move listed : before.moves()) {
        if (FacadePlay.planned(listed, false).from().equals(move.from())) {
          throw new StartException(
              "%s.%s is listed already, at %s; nothing is written"
                  .formatted(move.fromSchema(), move.fromName(), listed.location()));
        }
      }
    }
  }

  private static FacadeFile none() {
    return FacadeFile.of(List.of());
  }

  private static FacadeFile.Move listed(Move move, String changeset) {
    return new FacadeFile.Move(
        changeset,
        RoleSql.quoted(move.fromSchema()) + "." + RoleSql.quoted(move.fromName()),
        RoleSql.quoted(move.toSchema()) + "." + RoleSql.quoted(move.toName()),
        Map.of(),
        new FacadeFile.Shape(Map.of(), Map.of(), List.of(), Map.of()),
        move.triggers(),
        "",
        Location.NONE);
  }

  private String slug() {
    Set<String> homes = new LinkedHashSet<>();
    moves.forEach(move -> homes.add(Cast.slug(move.toSchema())));
    return homes.size() == 1 ? homes.iterator().next() : "facades";
  }

  private static String number(int pack) {
    return String.format(Locale.ROOT, "%03d", pack);
  }

  private static String ended(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }

  private SortedSet<String> users() {
    SortedSet<String> users = new TreeSet<>(facts.grantees());
    if (facts.open()) {
      users.add("public");
    }
    return users;
  }

  /** Owners of the tables who are not the one that looked. */
  private List<String> others() {
    return facts.owners().stream().filter(owner -> !owner.equals(facts.login())).toList();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!others().isEmpty()) {
      notes.add(
          "the tables belong to %s: let that role run the changelog, so that the facades are theirs too"
              .formatted(String.join(", ", others())));
    }
    List<String> closed =
        facts.closed().stream()
            .filter(
                name -> platformSchemas().stream().noneMatch(s -> name.startsWith('"' + s + '"')))
            .toList();
    if (!isThere() && !closed.isEmpty()) {
      notes.add(
          "%s may not read %s, so they are not in legacy.sql; grant select on them to it if the tables lean on them"
              .formatted(facts.login(), String.join(", ", closed)));
    }
    if (isThere()) {
      notes.add(
          "the moves are added to %s, which starts from its own legacy.sql: the database itself was not dumped again"
              .formatted(system));
    }
    return notes;
  }
}
