package dev.pgrehearse.report;

import dev.pgrehearse.report.MoreOfRun.AccessCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The access matrix: a row for each object, and in it one for what several identities share. */
final class AccessOnPage {

  private final List<AccessCell> cells;

  AccessOnPage(List<AccessCell> cells) {
    this.cells = cells;
  }

  List<Page.AccessObject> objects() {
    Map<String, Map<String, List<Page.Chip>>> byObject = new LinkedHashMap<>();
    for (AccessCell cell : cells) {
      byObject
          .computeIfAbsent(cell.object(), object -> new LinkedHashMap<>())
          .computeIfAbsent(cell.identity(), identity -> new ArrayList<>())
          .add(new Page.Chip(cell.verb(), cell.text(), css(cell)));
    }
    List<Page.AccessObject> objects = new ArrayList<>();
    byObject.forEach(
        (object, who) -> {
          Map<List<Page.Chip>, List<String>> same = new LinkedHashMap<>();
          who.forEach(
              (identity, verbs) ->
                  same.computeIfAbsent(verbs, key -> new ArrayList<>()).add(identity));
          List<Page.Who> rows = new ArrayList<>();
          same.forEach((verbs, names) -> rows.add(new Page.Who(names, verbs)));
          objects.add(new Page.AccessObject(object, rows));
        });
    return objects;
  }

  /** From what is refused to all rows; what tells of hidden rows stands out. */
  private static String css(AccessCell cell) {
    String text = cell.text();
    if (text.startsWith("unjudged")) {
      return "unjudged";
    }
    if (text.equals("policy") || text.equals("refused")) {
      return "none";
    }
    if (text.startsWith("[")) {
      return "tells";
    }
    if (text.startsWith("all")) {
      return "all";
    }
    if (text.contains("other")) {
      return "other";
    }
    return text.contains("tenant") || text.contains("shared") ? "shared" : "own";
  }
}
