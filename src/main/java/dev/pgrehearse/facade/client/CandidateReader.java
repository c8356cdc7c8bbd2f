package dev.pgrehearse.facade.client;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.LiveCatalog;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.StatementLog;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.routine.BodyText;
import dev.pgrehearse.facade.routine.Callees;
import dev.pgrehearse.facade.routine.Rewrite;
import dev.pgrehearse.finding.Skipped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out which tables that move each recorded statement names. */
record CandidateReader(
    List<Move> moves,
    Dictionary dictionary,
    Callees callees,
    Readers readers,
    MovedSequences sequences) {

  static ClientStatements read(LiveCatalog catalog, List<Move> moves) throws SQLException {
    Names names = new Names(new HashSet<>(catalog.strings("keywords")));
    Dictionary dictionary = Dictionary.read(catalog);
    StatementLog log = StatementLog.read(catalog, names);
    CandidateReader reader =
        new CandidateReader(
            moves,
            dictionary,
            Callees.of(catalog, dictionary, moves, names),
            Readers.of(catalog, moves, names),
            MovedSequences.of(catalog, moves, names));
    List<Candidate> candidates = log.statements().stream().map(reader::candidate).toList();
    List<Skipped> skipped = new ArrayList<>(log.skipped());
    migrations(candidates.stream().filter(Candidate::isMigration).toList()).ifPresent(skipped::add);
    return new ClientStatements(
        candidates.stream().filter(each -> !each.isMigration()).toList(),
        moves,
        log.statements().size(),
        log.refused(),
        skipped,
        names,
        dictionary,
        version(catalog));
  }

  private Candidate candidate(StatementLog.Sent sent) {
    SenderPath sender = SenderPath.of(sent, moves);
    if (sent.text().isEmpty()) {
      return new Candidate(
          sent,
          sender,
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
    ClientText text = new ClientText(sent.text().get());
    BodyText body = new BodyText(text.block().orElse(text.sql()));
    List<String> path = sender.schemas(dictionary.path());
    Optional<String> called = callees.calledIn(body, path, dictionary);
    return new Candidate(
        sent,
        sender,
        Optional.of(text),
        moves.stream().filter(move -> names(text, body, move, path)).collect(Collectors.toSet()),
        readers.namedIn(body, path, dictionary),
        called.isPresent() ? called : sequences.lookedUpIn(body),
        sequences.namedIn(body, path, dictionary));
  }

  private boolean names(ClientText text, BodyText body, Move move, List<String> path) {
    QualifiedName table = move.from();
    boolean maintained =
        text.maintains()
            && body.says(table.name())
            && dictionary
                .schemaOf("relation", table.name(), path)
                .equals(Optional.of(table.schema()));
    return maintained
        || body.mentions().stream()
            .anyMatch(mention -> Rewrite.names(mention, table, path, dictionary));
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
