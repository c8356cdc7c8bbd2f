package dev.pgrehearse.facade.client;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.StatementLog;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Skipped;
import dev.pgrehearse.server.QuietTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The statements that were really sent to a database, and what moves of its tables do to them. */
public final class ClientStatements {

  /** How a superuser's session becomes somebody. */
  public interface Guises {

    /** SQL that does so until the end of the transaction. */
    String entering(String role) throws SQLException;
  }

  /**
   * What becomes of one recorded statement.
   *
   * @param role who sent it
   * @param calls how often
   * @param statement its text, on one line
   * @param words the verdict
   * @param fix what to do, or ""
   */
  public record Verdict(
      String role, long calls, String statement, Kind kind, String words, String fix) {

    /** In the order in which they are told. */
    public enum Kind {
      FAILS,
      NOT_JUDGED,
      ANOTHER_PLAN,
      WORKS
    }

    static Verdict of(StatementLog.Sent sent, Kind kind, String words, String fix) {
      return new Verdict(
          sent.role(),
          sent.calls(),
          sent.text()
              .map(text -> text.replaceAll("\\s+", " ").strip())
              .orElse(sent.hidden() ? "(hidden)" : "(lost)"),
          kind,
          words,
          fix);
    }
  }

  private final List<Candidate> candidates;
  private final List<Move> moves;
  private final int recorded;
  private final boolean refused;
  private final List<Skipped> skipped;
  private final Names names;
  private final Dictionary dictionary;
  private final int version;

  ClientStatements(
      List<Candidate> candidates,
      List<Move> moves,
      int recorded,
      boolean refused,
      List<Skipped> skipped,
      Names names,
      Dictionary dictionary,
      int version) {
    this.candidates = List.copyOf(candidates);
    this.moves = List.copyOf(moves);
    this.recorded = recorded;
    this.refused = refused;
    this.skipped = List.copyOf(skipped);
    this.names = names;
    this.dictionary = dictionary;
    this.version = version;
  }

  /** Reads what was sent. Nothing is written; the connection is left alone. */
  public static ClientStatements read(Connection live, List<Move> moves) throws SQLException {
    try (QuietTransaction transaction = QuietTransaction.on(live);
        Statement statement = transaction.statement()) {
      statement.execute("set transaction read only");
      return CandidateReader.read(new LiveCatalog(live), moves);
    }
  }

  /** How many statements of this database were recorded, whatever they are about. */
  public int recorded() {
    return recorded;
  }

  /** Whether the login lacked the right to read them, or to read those of others. */
  public boolean refused() {
    return refused;
  }

  /** {@code server_version_num} of the server that they were sent to. */
  public int version() {
    return version;
  }

  /** What could not be read, and what was left out. */
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
  public List<Verdict> compared(Connection before, Connection after, Guises guises)
      throws SQLException {
    List<RelationNames.Entry> old = RelationNames.read(new LiveCatalog(before));
    RelationNames now = RelationNames.of(old, RelationNames.read(new LiveCatalog(after)));
    ClientJudge judge =
        new ClientJudge(
            PlanningSide.throwaway(before, guises, RelationNames.of(old, old)),
            PlanningSide.throwaway(after, guises, now),
            new ClientFix(names, version),
            moves);
    List<Verdict> verdicts = new ArrayList<>();
    for (Candidate candidate : candidates) {
      judge.verdict(candidate).ifPresent(verdicts::add);
    }
    return sorted(verdicts);
  }

  /**
   * Without a copy of the database: where the facades stand already, plans each statement on them
   * and on their tables; elsewhere judges by its form alone.
   *
   * @param live the database itself, which is only read
   * @return likewise
   */
  public List<Verdict> judgedOn(Connection live) throws SQLException {
    ClientFix fix = new ClientFix(names, version);
    HomeJudge homes = HomeJudge.on(live, names, dictionary, fix);
    List<Verdict> verdicts = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Optional<Verdict> verdict =
          homes.standsFor(candidate.named()) && candidate.sequence().isEmpty()
              ? Optional.of(homes.verdict(candidate))
              : FormJudge.verdict(candidate, fix);
      verdict.ifPresent(verdicts::add);
    }
    return sorted(verdicts);
  }

  /** Moves of a table that there is not, neither under its old name nor under its new one. */
  public List<Move> unknown() {
    return moves.stream()
        .filter(move -> !dictionary.has(move.from()))
        .filter(move -> !dictionary.has(move.to()))
        .toList();
  }

  private static List<Verdict> sorted(List<Verdict> verdicts) {
    return verdicts.stream()
        .sorted(
            Comparator.comparing(Verdict::kind)
                .thenComparing(Comparator.comparingLong(Verdict::calls).reversed())
                .thenComparing(Verdict::role)
                .thenComparing(Verdict::statement))
        .toList();
  }
}
