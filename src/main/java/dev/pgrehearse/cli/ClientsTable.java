package dev.pgrehearse.cli;

import dev.pgrehearse.facade.client.ClientStatements;
import dev.pgrehearse.facade.client.ClientStatements.Verdict;
import dev.pgrehearse.facade.client.ClientStatements.Verdict.Kind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verdicts on clients' statements: a line each, and one with what to do where there is. */
final class ClientsTable {

  private static final int LONGEST = 72;

  private final PrintWriter out;
  private final List<String> notes = new ArrayList<>();

  ClientsTable(PrintWriter out) {
    this.out = out;
  }

  /** To be told with the verdicts. */
  void note(String note) {
    notes.add(note);
  }

  /** What is not judged is not known to work, and neither is nothing at all. */
  ExitCode show(ClientStatements sent, List<Verdict> verdicts, String how) {
    List<List<String>> rows = new ArrayList<>();
    for (Verdict each : verdicts) {
      rows.add(
          List.of(String.valueOf(each.calls()), each.role(), cut(each.statement()), each.words()));
    }
    List<String> lines = MovesAsked.lines(rows);
    for (int i = 0; i < verdicts.size(); i++) {
      out.println(lines.get(i));
      if (!verdicts.get(i).fix().isEmpty()) {
        out.println("  fix  " + verdicts.get(i).fix());
      }
    }
    if (verdicts.isEmpty()) {
      out.printf(
          "none of the %d statements that pg_stat_statements holds reaches a table of the moves, so"
              + " nothing was judged; is this the database, and was there traffic since its last"
              + " reset?%n",
          sent.recorded());
    } else {
      out.println();
    }
    notes.forEach(note -> out.println("note: " + note));
    sent.skipped()
        .forEach(skipped -> out.println("not looked at  " + skipped.what() + ": " + skipped.why()));
    out.printf(
        Locale.ROOT,
        "%d statement%s: %d work, %d of them by another plan, %d fail, %d not judged; %s%n",
        verdicts.size(),
        verdicts.size() == 1 ? "" : "s",
        count(verdicts, Kind.WORKS) + count(verdicts, Kind.ANOTHER_PLAN),
        count(verdicts, Kind.ANOTHER_PLAN),
        count(verdicts, Kind.FAILS),
        count(verdicts, Kind.NOT_JUDGED),
        how);
    out.flush();
    boolean clean =
        !verdicts.isEmpty()
            && count(verdicts, Kind.FAILS) == 0
            && count(verdicts, Kind.NOT_JUDGED) == 0;
    return clean ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private static long count(List<Verdict> verdicts, Kind kind) {
    return verdicts.stream().filter(each -> each.kind() == kind).count();
  }

  private static String cut(String statement) {
    return statement.length() > LONGEST ? statement.substring(0, LONGEST) + "…" : statement;
  }
}
