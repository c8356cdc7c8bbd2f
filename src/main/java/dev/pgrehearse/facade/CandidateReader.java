package dev.pgrehearse.facade;

import dev.pgrehearse.finding.Skipped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out which tables that move each recorded statement names. */
record CandidateReader(List<Move> moves, Dictionary dictionary, Callees callees) {

  static ClientStatements read(LiveCatalog catalog, List<Move> moves) throws SQLException {
    Names names = new Names(new HashSet<>(catalog.strings("keywords")));
    Dictionary dictionary = Dictionary.read(catalog);
    StatementLog log = StatementLog.read(catalog, names);
    CandidateReader reader =
        new CandidateReader(
            moves, dictionary, Callees.of(new Routines(catalog, names), moves, names));
    List<Candidate> candidates = log.statements().stream().map(reader::candidate).toList();
    List<Skipped> skipped = new ArrayList<>(log.skipped());
    migrations(candidates.stream().filter(Candidate::isMigration).toList()).ifPresent(skipped::add);
    return new ClientStatements(
        candidates.stream().filter(each -> !each.isMigration()).toList(),
        moves,
        log.statements().size(),
        skipped,
        names,
        dictionary,
        version(catalog));
  }

  private Candidate candidate(StatementLog.Sent sent) {
    if (sent.text().isEmpty()) {
      return new Candidate(sent, Optional.empty(), Set.of(), Optional.empty());
    }
    BodyText body = new BodyText(sent.text().get());
    return new Candidate(
        sent,
        Optional.of(new ClientText(sent.text().get())),
        moves.stream().filter(move -> names(body, move)).collect(Collectors.toSet()),
        callees.calledIn(body, dictionary));
  }

  private boolean names(BodyText body, Move move) {
    QualifiedName table = QualifiedName.from(move);
    return body.mentions().stream()
        .anyMatch(mention -> Rewrite.names(mention, table, dictionary.path(), dictionary));
  }

  private static Optional<Skipped> migrations(List<Candidate> changes) {
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Skipped(
                "%d change%s of the schema (%s)"
                    .formatted(
                        changes.size(),
                        changes.size() == 1 ? "" : "s",
                        changes.stream()
                            .map(each -> each.text().orElseThrow().first())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", "))),
                "migrations send those, once; facade prove says which of them still run"));
  }

  private static int version(LiveCatalog catalog) throws SQLException {
    return catalog
        .rowsOf(
            "select pg_catalog.current_setting('server_version_num')::integer",
            row -> row.getInt(1))
        .get(0);
  }
}
