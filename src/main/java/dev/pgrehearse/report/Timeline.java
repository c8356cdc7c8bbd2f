package dev.pgrehearse.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgrehearse.report.RunReport.ChangesetRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The migration and its way back, changeset by changeset and phase by phase. */
final class Timeline {

  private static final int ENOUGH_TO_PLOT = 3;

  private final RunReport run;
  private final long longest;

  Timeline(RunReport run) {
    this.run = run;
    this.longest =
        run.changesets().stream()
            .mapToLong(row -> Math.max(row.applyMs(), row.rollbackMs()))
            .max()
            .orElse(0);
  }

  List<Page.Group> groups() {
    Map<String, List<Page.Step>> byPhase = new LinkedHashMap<>();
    run.changesets()
        .forEach(
            row -> byPhase.computeIfAbsent(row.phase(), phase -> new ArrayList<>()).add(step(row)));
    return byPhase.entrySet().stream()
        .map(entry -> new Page.Group(phase(entry.getKey()), entry.getValue()))
        .toList();
  }

  private Page.Step step(ChangesetRow row) {
    return new Page.Step(
        row.id(),
        row.file(),
        Words.duration(row.applyMs()),
        Words.percent(row.applyMs(), longest),
        Words.duration(row.rollbackMs()),
        Words.percent(row.rollbackMs(), longest),
        row.roundTrip(),
        row.locks().stream()
            .filter(RunReport.LockRow::there)
            .map(lock -> "%s, %s".formatted(lock.inWords(), Words.duration(lock.heldMs())))
            .distinct()
            .toList(),
        row.discards().entrySet().stream()
            .map(entry -> entry.getValue() + " of " + entry.getKey())
            .toList(),
        run.more().traffic().stream()
            .filter(traffic -> traffic.changeset().equals(row.id()))
            .map(
                traffic ->
                    "%s %s: %s"
                        .formatted(
                            traffic.way(), traffic.verb(), Words.duration(traffic.stallMs())))
            .toList());
  }

  List<Page.Segment> forward() {
    return segments(run.changesets(), ChangesetRow::applyMs);
  }

  /** The last changeset is the first that is taken back. */
  List<Page.Segment> back() {
    List<ChangesetRow> reversed = new ArrayList<>(run.changesets());
    Collections.reverse(reversed);
    return segments(reversed, ChangesetRow::rollbackMs);
  }

  private static List<Page.Segment> segments(
      List<ChangesetRow> rows, ToLongFunction<ChangesetRow> time) {
    long all = rows.stream().mapToLong(row -> Math.max(0, time.applyAsLong(row))).sum();
    List<Page.Segment> segments = new ArrayList<>();
    for (ChangesetRow row : rows) {
      long ms = time.applyAsLong(row);
      if (ms > 0) {
        segments.add(
            new Page.Segment(
                row.id() + ", " + Words.duration(ms),
                Words.percent(ms, all),
                segments.size() % 2 == 1));
      }
    }
    return segments;
  }

  List<Page.Bar> phases() {
    long most =
        run.phases().stream()
            .mapToLong(row -> Math.max(row.forwardMs(), row.rollbackMs()))
            .max()
            .orElse(0);
    return run.phases().stream()
        .map(
            row ->
                new Page.Bar(
                    phase(row.phase()),
                    row.changesets(),
                    Words.duration(row.forwardMs()),
                    Words.percent(row.forwardMs(), most),
                    Words.duration(row.rollbackMs()),
                    Words.percent(row.rollbackMs(), most),
                    Words.duration(row.replayMs())))
        .toList();
  }

  private static String phase(String label) {
    return label.isEmpty() ? "(no label)" : label;
  }

  /** Numbers of the plot, or nothing where there is too little to see in one. */
  String plot() {
    if (run.changesets().size() < ENOUGH_TO_PLOT || longest == 0) {
      return "";
    }
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    ArrayNode ids = root.putArray("ids");
    ArrayNode forward = root.putArray("forward");
    ArrayNode back = root.putArray("back");
    for (ChangesetRow row : run.changesets()) {
      ids.add(row.id());
      forward.add(Math.max(0, row.applyMs()));
      back.add(Math.max(0, row.rollbackMs()));
    }
    try {
      // The only way out of a data block is its end tag, or what begins a comment.
      return json.writeValueAsString(root).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new ReportException("the report cannot be put into JSON", e);
    }
  }
}
