package dev.pgrehearse.cli;

import dev.pgrehearse.facade.client.ClientStatements;
import dev.pgrehearse.facade.client.ClientStatements.Verdict;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Grounds;
import dev.pgrehearse.project.Agreement;
import dev.pgrehearse.project.Project;
import dev.pgrehearse.proof.ProofResult;
import dev.pgrehearse.proof.SystemProof;
import dev.pgrehearse.rehearsal.ClientsPlay;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.rehearsal.Rehearsal;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A system that was just begun, rehearsed and proved, and held against what clients have sent. */
final class StartedRun {

  private final Path root;
  private final String system;
  private final ServerChoice choice;
  private final Terminal terminal;
  private final PrintWriter out;
  private final Spec specs;
  private final SystemSpec spec;
  private final FacadeFile facades;

  StartedRun(Path root, String system, ServerChoice choice, Terminal terminal, PrintWriter out) {
    this.root = root;
    this.system = system;
    this.choice = choice;
    this.terminal = terminal;
    this.out = out;
    this.specs = Project.in(root).specs();
    this.spec = specs.read(system);
    this.facades = specs.facades(system);
  }

  /**
   * Says what came of it.
   *
   * @param sent by clients to the live database
   * @param login that has read this
   * @param owners of the live tables
   * @param unfilled tables for which no row could be made
   */
  ExitCode verdict(ClientStatements sent, String login, Set<String> owners, List<String> unfilled) {
    boolean rehearsed = rehearse() == ExitCode.CLEAN;
    boolean proved;
    List<Verdict.Kind> clients;
    try (Server server = Servers.start(choice)) {
      proved = InterruptedRun.unless(server, () -> prove(server));
      clients = InterruptedRun.unless(server, () -> clients(server, sent, owners));
    }
    out.println();
    if (!rehearsed || !proved) {
      terminal.verdict(
          false,
          "FINDINGS",
          "%s is written, and %s"
              .formatted(
                  system,
                  rehearsed ? "a facade is not as its table was" : "its rehearsal has findings"));
      return ExitCode.FINDINGS;
    }
    if (clients.contains(Verdict.Kind.FAILS)) {
      terminal.verdict(
          false,
          "FINDINGS",
          "%s is written, and not all that clients send works on it".formatted(system));
      return ExitCode.FINDINGS;
    }
    if (!unfilled.isEmpty()) {
      terminal.verdict(
          false,
          "ROWS MISSING",
          """
          %1$s is rehearsed, and what writes is not proved without a row of %2$s. Write some into \
          fixtures.sql, and what they refer to, or start anew with --sample; then facade prove %1$s"""
              .formatted(system, String.join(", ", unfilled)));
      return ExitCode.FINDINGS;
    }
    if (sent.refused()) {
      terminal.verdict(
          false,
          HiddenClients.WORD,
          new HiddenClients(login)
              .words(
                  system + " is rehearsed and proved",
                  "facade clients %s --url …".formatted(system)));
      return ExitCode.FINDINGS;
    }
    if (clients.contains(Verdict.Kind.NOT_JUDGED)) {
      terminal.verdict(
          false,
          "FINDINGS",
          "%s is rehearsed and proved, and not all that clients send is known to work"
              .formatted(system));
      return ExitCode.FINDINGS;
    }
    terminal.verdict(
        true,
        "CLEAN",
        "%s is rehearsed and proved; what runs is in sql/%s/".formatted(system, system));
    return ExitCode.CLEAN;
  }

  private ExitCode rehearse() {
    Project project = Project.in(root);
    return new RehearsalRound(
            choice,
            chosen -> Grounds.of(chosen, Optional.empty()),
            each -> root.resolve("target").resolve("rehearsal").resolve(each.name()),
            terminal,
            new TimeLimit(Optional.empty()),
            false,
            Agreement.of(root, project.levels(), Home.today()),
            (report, shown) -> {})
        .whole(
            Map.of(
                spec,
                Rehearsal.of(spec, Optional.empty()).keepGoing(true).knowing(specs.clients(spec))));
  }

  private boolean prove(Server server) {
    long start = System.nanoTime();
    Progress progress = terminal.progress();
    ProofResult result =
        SystemProof.of(spec, facades, specs.clients(spec))
            .run(Ground.bare(server), proof -> proof, progress::remark);
    out.println();
    UntriedForms.lines(result.notTried()).forEach(out::println);
    if (!result.ofKind().isEmpty()) {
      out.println("of its kind  " + String.join(", ", result.ofKind()));
    }
    out.printf(
        Locale.ROOT,
        "%s: %d facades, %d statements compared, %d differ, in %s%n",
        system,
        result.facades().size(),
        result.statements(),
        result.differences().size(),
        Terminal.seconds((System.nanoTime() - start) / 1_000_000));
    terminal.show(NamesOfRun.takenOut(result.findings()));
    return result.findings().stream().noneMatch(f -> f.severity() == Severity.ERROR);
  }

  /** Nothing where nobody is known to have sent anything to the tables. */
  private List<Verdict.Kind> clients(Server server, ClientStatements sent, Set<String> owners) {
    if (sent.recorded() == 0) {
      sent.skipped()
          .forEach(
              skipped -> out.println("not looked at  " + skipped.what() + ": " + skipped.why()));
      return List.of();
    }
    ClientsPlay.Judged judged =
        ClientsPlay.of(spec, facades).ownedBy(owners).run(server, sent, terminal.progress());
    new ClientsTable(out).show(sent, judged.verdicts(), "planned on Postgres " + server.version());
    return judged.verdicts().stream().map(Verdict::kind).distinct().toList();
  }
}
