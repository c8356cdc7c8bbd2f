package dev.pgrehearse.report;

import java.util.List;
import java.util.Optional;

/**
 * What some runs have and others do not. A report has no section for what is not there.
 *
 * @param access who may do what at the end, cell by cell, sorted
 * @param facades what each form of statement came to on each kind of facade
 * @param traffic what the statements of clients felt
 * @param costs what queries cost at production's size
 * @param killRate how many planted faults were noticed
 */
public record MoreOfRun(
    List<AccessCell> access,
    Optional<Compatibility> facades,
    List<TrafficRow> traffic,
    List<CostRow> costs,
    Optional<KillRate> killRate) {
  public MoreOfRun {
    access = List.copyOf(access);
    traffic = List.copyOf(traffic);
    costs = List.copyOf(costs);
  }

  /** A run that has nothing of it. */
  public static MoreOfRun nothing() {
    return new MoreOfRun(List.of(), Optional.empty(), List.of(), List.of(), Optional.empty());
  }

  /** The same. */
  public MoreOfRun withAccess(List<AccessCell> cells) {
    return new MoreOfRun(cells, facades, traffic, costs, killRate);
  }

  /** The same. */
  public MoreOfRun withFacades(Compatibility compatibility) {
    return new MoreOfRun(access, Optional.of(compatibility), traffic, costs, killRate);
  }

  /** The same. */
  public MoreOfRun withTraffic(List<TrafficRow> rows) {
    return new MoreOfRun(access, facades, rows, costs, killRate);
  }

  /** The same. */
  public MoreOfRun withCosts(List<CostRow> rows) {
    return new MoreOfRun(access, facades, traffic, rows, killRate);
  }

  /** The same. */
  public MoreOfRun withKillRate(Optional<KillRate> rate) {
    return new MoreOfRun(access, facades, traffic, costs, rate);
  }

  /**
   * One verb of somebody on an object; where there is none he is refused by privilege.
   *
   * @param text as in access.yaml
   */
  public record AccessCell(String object, String identity, String verb, String text) {}

  /**
   * Forms of statements on facades.
   *
   * @param statements how many were compared
   * @param differ of those
   * @param kinds of facades, in the order of each row's words
   */
  public record Compatibility(
      int facades, int statements, int differ, List<String> kinds, List<FormRow> forms) {
    public Compatibility {
      kinds = List.copyOf(kinds);
      forms = List.copyOf(forms);
    }
  }

  /** A form of statement, and what it comes to on each kind. */
  public record FormRow(String form, List<String> words) {
    public FormRow {
      words = List.copyOf(words);
    }
  }

  /**
   * What clients felt of one changeset.
   *
   * @param verb of their statements
   * @param way {@code forward} or {@code back}
   * @param errors by SQLSTATE, in words; empty where there was none
   * @param stallMs the longest that one waited
   */
  public record TrafficRow(
      String changeset,
      String way,
      String verb,
      long operations,
      String errors,
      long stallMs,
      double p50Ms,
      double p99Ms) {}

  /**
   * What a query cost, and what it had cost.
   *
   * @param when it was measured, {@code before} or {@code after} the migration
   * @param since what it is compared with, in words; empty where there is nothing
   * @param time as a multiple of the calibration query's
   * @param changes in what it is another, in words
   * @param plan its lines
   */
  public record CostRow(
      String query,
      String identity,
      String when,
      String since,
      Cost now,
      Optional<Cost> was,
      double time,
      List<String> changes,
      boolean isWorse,
      List<String> plan) {
    public CostRow {
      changes = List.copyOf(changes);
      plan = List.copyOf(plan);
    }
  }

  /** What is counted, in pages of 8 kB and in rows. */
  public record Cost(long rows, long buffers, long rowsRead) {}

  /**
   * How many planted faults were noticed.
   *
   * @param survivors what nothing noticed, with file and line
   * @param isEnough whether it reaches its goal, where it was asked for now
   */
  public record KillRate(int planted, int killed, List<String> survivors, boolean isEnough) {
    public KillRate {
      survivors = List.copyOf(survivors);
    }
  }
}
