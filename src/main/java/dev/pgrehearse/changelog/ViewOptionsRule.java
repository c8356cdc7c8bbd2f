package dev.pgrehearse.changelog;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.sql.SqlStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** view-loses-security-invoker: CREATE OR REPLACE VIEW forgets the options it does not repeat. */
final class ViewOptionsRule implements LintRule {

  private static final Pattern CREATE =
      Pattern.compile("^create (or replace )?(?:recursive )?view (\\S+)(.*?) as .*");
  private static final Pattern ALTER =
      Pattern.compile("^alter view (?:if exists )?(\\S+) (set|reset) \\( .*security_invoker.*");
  private static final Pattern DROP = Pattern.compile("^drop view (?:if exists )?(\\S+)");
  private static final Pattern ON =
      Pattern.compile("\\bwith \\(.*\\bsecurity_invoker(?! = (?:false|off|0|no)\\b)");

  @Override
  public Stream<Finding> check(LintSubject subject) {
    Set<String> invoker = new HashSet<>();
    Stream.Builder<Finding> findings = Stream.builder();
    for (LintedChangeset changeset : subject.changesets()) {
      // The way back restates what was there before: it is played before the way forward.
      List<Finding> back = play(changeset, changeset.rollback(), new HashSet<>(), invoker);
      play(changeset, changeset.forward(), invoker, invoker).forEach(findings);
      back.forEach(findings);
    }
    return findings.build();
  }

  /**
   * @param now takes the views that are given the option, and loses those that are not
   * @param wanted the views that must still have it when they are restated
   */
  private static List<Finding> play(
      LintedChangeset changeset, List<SqlText> texts, Set<String> now, Set<String> wanted) {
    Once<Set<String>> set = new Once<>(() -> set(texts));
    Stream.Builder<Finding> findings = Stream.builder();
    for (SqlText sql : texts) {
      for (SqlStatement statement : sql.statements()) {
        String normal = statement.normal();
        Matcher create = CREATE.matcher(normal);
        Matcher alter = ALTER.matcher(normal);
        Matcher drop = DROP.matcher(normal);
        if (create.matches()) {
          String view = create.group(2);
          if (ON.matcher(create.group(3)).find()) {
            now.add(view);
          } else if (wanted.contains(view) && !set.get().contains(view)) {
            findings.add(finding(changeset, sql, statement, view));
            now.remove(view);
          }
        } else if (alter.matches() && alter.group(2).equals("set")) {
          now.add(alter.group(1));
        } else if (alter.matches()) {
          now.remove(alter.group(1));
        } else if (drop.find()) {
          now.remove(drop.group(1));
        }
      }
    }
    return findings.build().toList();
  }

  /** The views that are given the option by a statement of their own. */
  private static Set<String> set(List<SqlText> texts) {
    return texts.stream()
        .flatMap(sql -> sql.statements().stream())
        .map(statement -> ALTER.matcher(statement.normal()))
        .filter(alter -> alter.matches() && alter.group(2).equals("set"))
        .map(alter -> alter.group(1))
        .collect(Collectors.toSet());
  }

  private static Finding finding(
      LintedChangeset changeset, SqlText sql, SqlStatement statement, String view) {
    return changeset.error(
        "view-loses-security-invoker",
        sql.at(statement),
        "this view had security_invoker, and is restated without it: "
            + view
            + " then reads its tables with its owner's rights, past their row level security",
        "create or replace view " + view + " with (security_invoker = on) as …");
  }
}
