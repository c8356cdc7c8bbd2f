package dev.pgrehearse.facade;

import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The statements that were really sent to a database, and what moves of its tables do to them. */
public final class ClientStatements {

  /** How a superuser's session becomes somebody. */
  public interface Guises {

    /** SQL that does so until the end of the transaction. */
    String entering(String role) throws SQLException;
  }

  /**
   * A statement with what it says of the tables that move.
   *
   * @param named moves whose table it names
   * @param called a function in it whose body names such a table, with that table
   */
  record Candidate(
      StatementLog.Sent sent, Optional<ClientText> text, Set<Move> named, Optional<String> called) {
    Candidate {
      named = Set.copyOf(named);
    }
  }

  private final List<Candidate> candidates;
  private final List<Move> moves;
  private final List<Skipped> skipped;
  private final Names names;
  private final int version;

  private ClientStatements(
      List<Candidate> candidates,
      List<Move> moves,
      List<Skipped> skipped,
      Names names,
      int version) {
    this.candidates = List.copyOf(candidates);
    this.moves = List.copyOf(moves);
    this.skipped = List.copyOf(skipped);
    this.names = names;
    this.version = version;
  }

  /** Reads what was sent. Nothing is written; the connection is left alone. */
  public static ClientStatements read(Connection live, List<Move> moves) throws SQLException {
    try (QuietTransaction transaction = QuietTransaction.on(live);
        Statement statement = transaction.statement()) {
      statement.execute("set transaction read only");
      LiveCatalog catalog = new LiveCatalog(live);
      Names names = new Names(new HashSet<>(catalog.strings("keywords")));
      Dictionary dictionary = Dictionary.read(catalog);
      StatementLog log = StatementLog.read(catalog, names);
      Callees callees = Callees.of(new Routines(catalog, names), moves, names);
      List<Candidate> candidates = new ArrayList<>();
      for (StatementLog.Sent sent : log.statements()) {
        candidates.add(candidate(sent, moves, dictionary, callees));
      }
      int version =
          catalog
              .rowsOf(
                  "select pg_catalog.current_setting('server_version_num')::integer",
                  row -> row.getInt(1))
              .get(0);
      return new ClientStatements(candidates, moves, log.skipped(), names, version);
    }
  }

  private static Candidate candidate(
      StatementLog.Sent sent, List<Move> moves, Dictionary dictionary, Callees callees) {
    if (sent.text().isEmpty()) {
      return new Candidate(sent, Optional.empty(), Set.of(), Optional.empty());
    }
    BodyText body = new BodyText(sent.text().get());
    Set<Move> named = new LinkedHashSet<>();
    for (Move move : moves) {
      if (body.mentions().stream()
          .anyMatch(
              mention ->
                  Rewrite.names(
                      mention, QualifiedName.from(move), dictionary.path(), dictionary))) {
        named.add(move);
      }
    }
    return new Candidate(
        sent,
        Optional.of(new ClientText(sent.text().get())),
        named,
        callees.calledIn(body, dictionary));
  }

  /** How many statements of this database were recorded, whatever they are about. */
  public int recorded() {
    return candidates.size();
  }

  /** {@code server_version_num} of the server that they were sent to. */
  public int version() {
    return version;
  }

  /** Roles that sent them, sorted. */
  public List<String> roles() {
    return candidates.stream().map(each -> each.sent().role()).distinct().sorted().toList();
  }

  /** What could not be read. */
  public List<Skipped> skipped() {
    return skipped;
  }

  /**
   * Plans each statement on the tables and on what the moves made of them.
   *
   * @param before a superuser's connection to a database with the tables
   * @param after likewise, to a clone of it with the facades
   * @return a verdict on every statement that reaches one of the tables, the worst first
   */
  public List<ClientVerdict> compared(Connection before, Connection after, Guises guises)
      throws SQLException {
    List<RelationNames.Entry> old = RelationNames.read(new LiveCatalog(before));
    RelationNames now = RelationNames.of(old, RelationNames.read(new LiveCatalog(after)));
    ClientJudge judge =
        new ClientJudge(
            new PlanningSide(before, guises, RelationNames.of(old, old)),
            new PlanningSide(after, guises, now),
            new ClientFix(names, version),
            moves);
    List<ClientVerdict> verdicts = new ArrayList<>();
    for (Candidate candidate : candidates) {
      judge.verdict(candidate).ifPresent(verdicts::add);
    }
    return sorted(verdicts);
  }

  /**
   * Judges by the form of the statements alone.
   *
   * @return likewise
   */
  public List<ClientVerdict> judgedByForm() {
    ClientFix fix = new ClientFix(names, version);
    return sorted(
        candidates.stream()
            .flatMap(candidate -> FormJudge.verdict(candidate, fix).stream())
            .toList());
  }

  private static List<ClientVerdict> sorted(List<ClientVerdict> verdicts) {
    return verdicts.stream()
        .sorted(
            Comparator.comparing(ClientVerdict::kind)
                .thenComparing(Comparator.comparingLong(ClientVerdict::calls).reversed())
                .thenComparing(ClientVerdict::role)
                .thenComparing(ClientVerdict::statement))
        .toList();
  }
}
