package dev.pgrehearse.facade.client;

import dev.pgrehearse.facade.client.ClientStatements.Verdict;
import dev.pgrehearse.facade.client.ClientStatements.Verdict.Kind;
import dev.pgrehearse.facade.refusal.HardStop;
import java.util.Optional;

/** Judges by the forms that no facade answers; of what it does not know it claims nothing. */
final class FormJudge {
  private static final String COPY_NEEDED =
      "only a copy of the database shows its plan; name the SYSTEM whose changelog moves the table";

  private FormJudge() {}

  static Optional<Verdict> verdict(Candidate candidate, ClientFix fix) {
    if (candidate.text().isEmpty()) {
      return Optional.of(ClientJudge.unread(candidate));
    }
    if (candidate.sequence().isPresent()) {
      return Optional.of(
          Verdict.of(
              candidate.sent(),
              Kind.FAILS,
              "fails 42P01: a sequence leaves with its table, and nothing stays behind for it",
              candidate.sequence().get()));
    }
    if (candidate.named().isEmpty()) {
      return candidate
          .called()
          .map(
              called ->
                  Verdict.of(
                      candidate.sent(), Kind.NOT_JUDGED, "not judged: " + called, COPY_NEEDED));
    }
    Optional<ClientFix.Stop> stop = fix.stop(candidate);
    if (stop.isEmpty()) {
      return Optional.of(
          Verdict.of(
              candidate.sent(),
              Kind.NOT_JUDGED,
              "not judged: it has no form that every facade fails at",
              COPY_NEEDED));
    }
    HardStop form = stop.get().form();
    return Optional.of(
        form.certain()
            ? Verdict.of(
                candidate.sent(),
                Kind.FAILS,
                "fails %s: %s".formatted(form.sqlState(), form.why()),
                stop.get().fix())
            : Verdict.of(
                candidate.sent(),
                Kind.NOT_JUDGED,
                "not judged: it may fail with %s: %s".formatted(form.sqlState(), form.why()),
                stop.get().fix()));
  }
}
