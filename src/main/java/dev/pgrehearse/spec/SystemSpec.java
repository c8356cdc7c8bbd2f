package dev.pgrehearse.spec;

import dev.pgrehearse.deployment.Deployment;
import dev.pgrehearse.finding.Location;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A system's intent, as its files under {@code verification/<system>/} say it.
 *
 * @param name of the system, which is its folder's
 * @param title for people
 * @param changelog the root changelog
 * @param legacy SQL that makes the starting state, by the migration role
 * @param fixtures rows that exist before the changelog, likewise
 * @param fixturesAfter the id of the changeset after which they are put in, where somebody says so
 * @param phaseFixtures rows put in when a phase has been applied, by its name
 * @param volume production-size rows
 * @param options further changelogs, each rehearsed on top of the finished main one
 * @param irreversible changesets without a way back, by id, with the reason
 * @param losses rows whose loss on rollback is agreed
 * @param refusals guards that may refuse a rollback or a second application
 * @param checks all acceptance checks
 * @param access who uses it, and how a row shows whose it is
 * @param expectedAccess what access.yaml says, where there is one
 * @param deployment how it is deployed where it counts
 * @param places where its rehearsal.yaml says what
 */
public record SystemSpec(
    String name,
    String title,
    Path changelog,
    List<Path> legacy,
    List<Path> fixtures,
    Optional<String> fixturesAfter,
    Map<String, Path> phaseFixtures,
    Optional<Volume> volume,
    List<Option> options,
    Map<String, String> irreversible,
    List<AgreedLoss> losses,
    List<AgreedRefusal> refusals,
    List<Check> checks,
    AccessSpec access,
    Optional<AccessFile> expectedAccess,
    Deployment deployment,
    Places places) {

  public SystemSpec {
    legacy = List.copyOf(legacy);
    fixtures = List.copyOf(fixtures);
    phaseFixtures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(phaseFixtures));
    options = List.copyOf(options);
    irreversible = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(irreversible));
    losses = List.copyOf(losses);
    refusals = List.copyOf(refusals);
    checks = List.copyOf(checks);
  }

  /** Its rehearsal.yaml, as messages name it, or {@link Location#NONE}. */
  public Location file() {
    return places.file();
  }

  /** A spec that says nothing but the changelog: for a user's own, without files of ours. */
  public static SystemSpec ofChangelog(
      String name, Path changelog, List<Path> preludes, List<Path> fixtures) {
    return new SystemSpec(
        name,
        changelog.toString(),
        changelog,
        preludes,
        fixtures,
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        AccessSpec.none(),
        Optional.empty(),
        Deployment.unsaid(),
        Places.NONE);
  }

  /** The same, deployed in a way of its own. */
  public SystemSpec deployed(Deployment way) {
    return new SystemSpec(
        name,
        title,
        changelog,
        legacy,
        fixtures,
        fixturesAfter,
        phaseFixtures,
        volume,
        options,
        irreversible,
        losses,
        refusals,
        checks,
        access,
        expectedAccess,
        way,
        places);
  }

  /**
   * The same, with another state before the changelog.
   *
   * @param files that make it
   * @param rows fixtures
   * @param after the id of the changeset after which these are put in
   */
  public SystemSpec startingFrom(List<Path> files, List<Path> rows, Optional<String> after) {
    return new SystemSpec(
        name,
        title,
        changelog,
        files,
        rows,
        after,
        phaseFixtures,
        volume,
        options,
        irreversible,
        losses,
        refusals,
        checks,
        access,
        expectedAccess,
        deployment,
        places);
  }

  /** The same, in which phases have other names. */
  public SystemSpec phased(UnaryOperator<String> phase) {
    Map<String, Path> rows = new LinkedHashMap<>();
    phaseFixtures.forEach((name, file) -> rows.put(phase.apply(name), file));
    return new SystemSpec(
        name,
        title,
        changelog,
        legacy,
        fixtures,
        fixturesAfter,
        rows,
        volume,
        options,
        irreversible,
        losses,
        refusals,
        checks.stream().map(check -> check.phased(phase)).toList(),
        access,
        expectedAccess,
        deployment,
        places);
  }

  /** The rows that are put in when a phase has been applied, by its name. */
  public List<Path> fixturesAfter(String phase) {
    return Optional.ofNullable(phaseFixtures.get(phase)).stream().toList();
  }

  /** Checks that need an extension which is not among {@code extensions}. */
  public List<Check> needingMoreThan(Set<String> extensions) {
    return checks.stream().filter(check -> !extensions.containsAll(check.needs())).toList();
  }

  /** The same spec, without all of them. */
  public SystemSpec withoutChecks() {
    return without(checks);
  }

  /** The same, filled with so many rows a table where it is filled at all. */
  public SystemSpec filledWith(long rows) {
    return new SystemSpec(
        name,
        title,
        changelog,
        legacy,
        fixtures,
        fixturesAfter,
        phaseFixtures,
        volume.map(how -> new Volume(how.file(), rows, how.filled())),
        options,
        irreversible,
        losses,
        refusals,
        checks,
        access,
        expectedAccess,
        deployment,
        places);
  }

  /** The same spec, without some of its checks. */
  public SystemSpec without(Collection<Check> some) {
    return new SystemSpec(
        name,
        title,
        changelog,
        legacy,
        fixtures,
        fixturesAfter,
        phaseFixtures,
        volume,
        options,
        irreversible,
        losses,
        refusals,
        checks.stream().filter(check -> !some.contains(check)).toList(),
        access,
        expectedAccess,
        deployment,
        places);
  }

  /** The spec of one option: its changelog and the checks of its phases, everything else shared. */
  public SystemSpec of(Option option) {
    return new SystemSpec(
        name + "/" + option.name(),
        title + ", option " + option.name(),
        option.changelog(),
        option.legacy().stream().toList(),
        List.of(),
        Optional.empty(),
        phaseFixtures,
        Optional.empty(),
        List.of(),
        irreversible,
        losses,
        refusals,
        checks,
        access,
        expectedAccess,
        deployment,
        places);
  }

  /**
   * Production-size rows.
   *
   * @param file SQL that reads {@code current_setting('rehearsal.rows')}
   * @param rows per large table
   * @param filled before the changelog, which is then played over them, or at its end
   */
  public record Volume(Path file, long rows, Moment filled) {

    /** Whether the changelog is played over them. */
    public boolean isThereBefore() {
      return filled == Moment.BEFORE;
    }
  }

  /**
   * A changelog that a DBA opts in to.
   *
   * @param name short
   * @param changelog its root
   * @param legacy SQL run on the finished main system first
   */
  public record Option(String name, Path changelog, Optional<Path> legacy) {}

  /**
   * Rows that a rollback may discard.
   *
   * @param changeset id
   * @param relation schema-qualified
   * @param because the reason
   */
  public record AgreedLoss(String changeset, String relation, String because) {}

  /**
   * A guard that, once users have written rows, refuses the rollback or to apply again after it.
   *
   * @param changeset id
   * @param sqlState with which it refuses
   * @param because the reason
   */
  public record AgreedRefusal(String changeset, String sqlState, String because) {}
}
