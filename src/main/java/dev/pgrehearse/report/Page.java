package dev.pgrehearse.report;

import java.util.List;
import java.util.Optional;

/**
 * What {@code report.html} shows, in the order in which it does; the template is {@code page.jte}.
 * A list that is empty has no section.
 */
record Page(
    String system,
    Verdict verdict,
    String ranOn,
    List<Figure> numbers,
    Optional<String> cutOff,
    Optional<RunReport.Part> part,
    List<Card> findings,
    int moreFindings,
    List<Row> accepted,
    List<Group> timeline,
    List<Segment> forward,
    List<Segment> back,
    List<Bar> phases,
    List<MoreOfRun.TrafficRow> traffic,
    List<Cost> costs,
    List<AccessObject> access,
    Optional<MoreOfRun.Compatibility> facades,
    Optional<Kill> kill,
    List<Row> skipped,
    List<Spent> spent,
    Scripts scripts) {

  /** {@code css} is one of good, bad and cut. */
  record Verdict(String word, String css, String sentence) {}

  /** {@code key} is where report.json has it, as a JSON pointer. */
  record Figure(String key, String label, long value, String shown) {}

  /**
   * A cause.
   *
   * @param where place, or how many there are
   * @param places all of them, where there are several
   * @param statement what stands at the place, or empty
   * @param about what the documentation says of the rule, by paragraph
   */
  record Card(
      String severity,
      String rule,
      String where,
      List<String> places,
      int morePlaces,
      String message,
      String statement,
      String fix,
      List<String> about) {}

  /** A line of two or three words. */
  record Row(String what, String why) {}

  /** The changesets of a phase. */
  record Group(String phase, List<Step> steps) {}

  /**
   * A changeset; widths are of the longest, in percent.
   *
   * @param stall the worst of each verb, where traffic was there
   */
  record Step(
      String id,
      String file,
      String forwardMs,
      String forwardWidth,
      String backMs,
      String backWidth,
      String roundTrip,
      List<String> locks,
      List<String> discards,
      List<String> stall) {}

  /** A part of the whole way, by its share of the time in percent. */
  record Segment(String title, String width, boolean isOdd) {}

  /** A phase; {@code "–"} where it was not rolled back or replayed. */
  record Bar(
      String phase,
      int changesets,
      String forwardMs,
      String forwardWidth,
      String backMs,
      String backWidth,
      String replayMs) {}

  /**
   * A query; widths are of what it cost the most, in percent.
   *
   * @param was empty where there is nothing to compare with
   */
  record Cost(
      String query,
      String who,
      String rows,
      String now,
      String nowWidth,
      String was,
      String wasWidth,
      String since,
      String rowsRead,
      String time,
      List<String> changes,
      boolean isWorse,
      List<String> plan) {}

  /** An object, and what each may do with it who may do something. */
  record AccessObject(String name, List<Who> who) {}

  /** Identities that may do the same. */
  record Who(List<String> names, List<Chip> verbs) {}

  /** {@code css} says how far it goes. */
  record Chip(String verb, String text, String css) {}

  /** How many planted faults were noticed. */
  record Kill(int planted, int killed, String percent, List<String> survivors) {}

  /** Where the time went. */
  record Spent(String on, String ms, String width) {}

  /**
   * What the page does by itself. Nothing else may run in it, and nothing may be loaded.
   *
   * @param policy content security policy, by the hashes of the scripts
   * @param library that draws the plot; empty where there is none
   * @param plot its numbers, as JSON that ends no element; empty where there is none
   */
  record Scripts(String policy, String css, String library, String own, String plot) {}
}
