package dev.pgrehearse.facade;

import dev.pgrehearse.finding.Finding;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.finding.Skipped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who uses a form that no facade can serve: functions, and statements that clients send. */
final class HardStops {
  private static final int LONGEST = 80;

  private final List<Sent> sent;
  private final List<Skipped> skipped;
  private final Names names;

  /** A statement as it is told in a finding, and as it is looked into. */
  private record Sent(String words, BodyText text) {

    static Sent of(String sender, String text) {
      return new Sent("%s with \"%s\"".formatted(sender, cut(text)), new BodyText(text));
    }

    private static String cut(String text) {
      String line = text.replaceAll("\\s+", " ").strip();
      return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
  }

  HardStops(LiveCatalog catalog, Names names, List<RecordedSql> recorded) throws SQLException {
    StatementLog log = StatementLog.read(catalog, names);
    this.names = names;
    this.sent =
        Stream.concat(
                log.statements().stream()
                    .flatMap(one -> one.text().map(text -> Sent.of(one.role(), text)).stream()),
                recorded.stream().map(one -> Sent.of(one.sender(), one.sql())))
            .toList();
    this.skipped = log.skipped();
  }

  List<Skipped> skipped() {
    return skipped;
  }

  /** To be asked when the functions have been re-issued: those that are left use the facade. */
  List<Finding> of(Move move, Routines routines, int version) {
    QualifiedName table = QualifiedName.from(move);
    TreeMap<HardStop, List<String>> users = new TreeMap<>();
    for (Map.Entry<Routine, BodyText> entry : routines.naming(table).entrySet()) {
      add(users, table, version, entry.getValue(), entry.getKey().identity());
    }
    for (Sent one : sent) {
      if (routines.names(table, one.text())) {
        add(users, table, version, one.text(), one.words());
      }
    }
    String facade = table.quoted(names);
    return users.entrySet().stream()
        .map(
            entry ->
                Finding.warning(
                    entry.getKey().rule(),
                    "",
                    Location.NONE,
                    "%s: %s, and it is used by %s"
                        .formatted(
                            facade,
                            entry.getKey().consequence(),
                            String.join(", ", entry.getValue().stream().distinct().toList())),
                    entry.getKey().fix(facade, QualifiedName.to(move).quoted(names))))
        .toList();
  }

  private static void add(
      Map<HardStop, List<String>> users,
      QualifiedName table,
      int version,
      BodyText text,
      String who) {
    for (HardStop stop : HardStop.values()) {
      if (stop.in(text.words(), table, version)) {
        users.computeIfAbsent(stop, form -> new ArrayList<>()).add(who);
      }
    }
  }
}
