package dev.pgrehearse.facade.reissue;

import dev.pgrehearse.facade.catalog.Grant;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.Table;
import dev.pgrehearse.facade.move.Shown;
import dev.pgrehearse.facade.routine.Routines;
import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What stands in the way of a re-issue, and what comes of it.
 *
 * @param leaning what leans on the view or on its row type
 */
record ReissueFindings(
    StandingFacade standing,
    ViewState stands,
    ViewState wanted,
    List<String> leaning,
    Names names,
    String facade) {

  ReissueFindings {
    leaning = List.copyOf(leaning);
  }

  /** Why the facade cannot be what its table wants, if so. */
  Optional<Finding> obstacle(ReissueColumns columns, Table seen) {
    boolean sameColumns = wanted.columns().equals(stands.columns());
    List<String> stored =
        columns.then().stream()
            .filter(shown -> shown.stored().isPresent())
            .map(Shown::name)
            .toList();
    if (!sameColumns && !standing.rules().isEmpty()) {
      return refusal(
          "facade-reissue-by-hand",
          "%s has rules that no facade has: %s"
              .formatted(facade, String.join(", ", standing.rules())),
          "drop them in a changeset before this one; when the view is made anew they are gone");
    }
    if (!standing.triggers().isEmpty()
        && (standing.hasOwnTriggers()
            ? !wanted.functions().keySet().equals(stands.functions().keySet())
            : !sameColumns)) {
      return refusal(
          "facade-reissue-by-hand",
          "%s has triggers that facade plan --triggers would not make: %s"
              .formatted(
                  facade,
                  standing.triggers().stream()
                      .map(StandingFacade.Trigger::name)
                      .collect(Collectors.joining(", "))),
          "write the view and its triggers anew by hand, with security_invoker stated again");
    }
    if (standing.hasOwnTriggers()
        && (seen.key().isEmpty()
            || seen.key().stream().anyMatch(column -> !stored.contains(column.name())))) {
      return refusal(
          "facade-no-key",
          "%s would not show the primary key, by which its triggers know which row is meant"
              .formatted(facade),
          "show the key");
    }
    for (String reader : partReaders(seen, stored)) {
      return refusal(
          "facade-column-grants",
          """
          %s may not select every column that %s would show, and a facade touches every column as \
          its caller: permission would be denied for the table"""
              .formatted(reader, facade),
          "grant select on table %s to %s, or hide the rest"
              .formatted(standing.home().orElseThrow().quoted(names), reader));
    }
    if (!sameColumns && !wanted.appendsTo(stands) && !leaning.isEmpty()) {
      return refusal(
          "facade-reissue-blocked",
          """
          %s loses a column, so it must be dropped and made anew, and %s would have to go with it"""
              .formatted(facade, String.join(", ", leaning)),
          "drop those in a changeset before this one and make them anew after it");
    }
    return Optional.empty();
  }

  /** Who was granted the reading of some columns, and not of all that are shown. */
  private static Set<String> partReaders(Table seen, List<String> stored) {
    Map<String, Set<String>> columns = new TreeMap<>();
    for (Grant grant : seen.grants()) {
      if (grant.ofAColumn() && grant.privilege().equals("select")) {
        columns.computeIfAbsent(grant.grantee(), who -> new TreeSet<>()).add(grant.column());
      }
    }
    List<String> whole = seen.readers();
    columns
        .entrySet()
        .removeIf(
            entry ->
                whole.contains(entry.getKey())
                    || whole.contains("public")
                    || entry.getValue().containsAll(stored));
    return columns.keySet();
  }

  /** Privileges that somebody may have taken from the facade, and meant it. */
  Optional<Finding> grants() {
    List<String> gained = wanted.rightsBeyond(stands);
    return gained.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                "facade-reissue-grants",
                "",
                Location.NONE,
                """
                %s: the table gives %s, the facade does not, and will: was it revoked there on purpose, \
                this grants it again"""
                    .formatted(facade, String.join("; ", gained)),
                """
                where nobody is to have it, take it from %s as well before this is run, for whoever \
                reaches the table does without the facade"""
                    .formatted(standing.home().orElseThrow().quoted(names))));
  }

  /** What clients and others meet where the list of columns changes. */
  List<Finding> notices(Routines routines, QualifiedName view) {
    List<Finding> notices = new ArrayList<>();
    List<String> gained = new ArrayList<>(wanted.names());
    gained.removeAll(stands.names());
    List<String> lost = new ArrayList<>(stands.names());
    lost.removeAll(wanted.names());
    notices.add(
        Finding.info(
            "facade-reissue-columns",
            "",
            Location.NONE,
            """
            %s%s%s: select * gives another list, and a prepared one fails once (0A000)"""
                .formatted(
                    facade,
                    gained.isEmpty() ? "" : " gets " + names.list(gained),
                    lost.isEmpty()
                        ? ""
                        : (gained.isEmpty() ? "" : " and") + " loses " + names.list(lost)),
            "have PostgREST reload its schema cache: notify pgrst, 'reload schema'"));
    if (!leaning.isEmpty()) {
      notices.add(
          Finding.warning(
              "facade-reissue-leaning",
              "",
              Location.NONE,
              """
              %s: these lean on %s or on its rows; they do not see the new column, and the way back \
              stops at them (2BP01), for it drops the view"""
                  .formatted(String.join(", ", leaning), facade),
              "make them anew where they should see it, and drop them before going back"));
    }
    if (!lost.isEmpty()) {
      List<String> users =
          routines.naming(view).entrySet().stream()
              .filter(entry -> lost.stream().anyMatch(entry.getValue()::says))
              .map(entry -> entry.getKey().identity())
              .sorted()
              .toList();
      if (!users.isEmpty()) {
        notices.add(
            Finding.warning(
                "facade-column-text",
                "",
                Location.NONE,
                "%s: the text names %s, and %s of it, which it does not show any more"
                    .formatted(String.join(", ", users), facade, names.list(lost)),
                "mend it first, or call it afterwards and see"));
      }
    }
    return notices;
  }

  private static Optional<Finding> refusal(String rule, String message, String fix) {
    return Optional.of(Finding.error(rule, "", Location.NONE, message, fix));
  }
}
