package dev.pgrehearse.cli;

import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.finding.Severity;
import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.ground.Grounds;
import dev.pgrehearse.project.Project;
import dev.pgrehearse.proof.Proof;
import dev.pgrehearse.proof.ProofResult;
import dev.pgrehearse.proof.SystemProof;
import dev.pgrehearse.proof.postgrest.PostgrestProgram;
import dev.pgrehearse.rehearsal.FacadePlay;
import dev.pgrehearse.rehearsal.Progress;
import dev.pgrehearse.report.Report;
import dev.pgrehearse.report.RunReport;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.FacadeFile;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * {@code pgrehearse facade prove}: the same statements on the tables just before they move and on
 * the facades at the end.
 */
@Command(
    name = "prove",
    description =
        "Run the same statements, as every identity, on the tables just before they move and on the"
            + " facades at the end of a system's changelog, in databases cloned from one; what differs"
            + " is a finding.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse facade prove reorganization --table docs/compatibility.md",
      "      every form of statement on every facade, and which of them work as on the table",
      "  pgrehearse facade prove reorganization --form insert-returning --form merge --pg-version 15",
      "      a sample, on another version"
    })
final class FacadeProveCommand implements Callable<Integer> {

  private static final int SEQUENCES = 20;

  private static final String HOW_TO_GET_IT =
      "put the program postgrest on the PATH, or name it with --postgrest or in pgrehearse.yaml;"
          + " github.com/PostgREST/postgrest has it under Releases";

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(paramLabel = "SYSTEM", description = "a folder under verification/")
  private String system;

  @Mixin private ServerOptions server;

  @Option(
      names = "--facade",
      paramLabel = "NAME",
      description = "a facade to try, as public.orders; all when none is given")
  private Set<String> facades = Set.of();

  @Option(
      names = "--form",
      paramLabel = "NAME",
      description = "a form of statement to try, as findings call it; all when none is given")
  private Set<String> forms = Set.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of the random sequences (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--sequences",
      paramLabel = "N",
      defaultValue = "" + SEQUENCES,
      description = "random sequences for each facade (default: ${DEFAULT-VALUE})")
  private int sequences;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "write the compatibility table, as markdown")
  private Path table;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "where report.html and the other files go (default: no report)")
  private Path report;

  @Option(
      names = "--triggers",
      description =
          "the other kind of facade: as `facade plan --triggers` writes each move of facades.yaml on"
              + " the catalog just before it, instead of what the changelog has")
  private boolean triggers;

  @Option(
      names = "--postgrest",
      paramLabel = "FILE",
      description =
          "the program of PostgREST, which is asked as well (default: pgrehearse.yaml's, or the"
              + " postgrest on the PATH)")
  private Path postgrest;

  @Mixin private PreludeOptions before;

  @Mixin private DeploymentOptions deployment;

  @Mixin private PlatformOptions platform;

  @Mixin private CacheOptions cache;

  @Option(names = "--quiet", description = "no progress, only findings and the summary")
  private boolean quiet;

  @Override
  public Integer call() {
    Spec specs = Home.specs();
    PrintWriter out = command.commandLine().getOut();
    Terminal terminal = new Terminal(out, command.commandLine().getErr(), quiet);
    SystemSpec spec =
        new SystemOptions(deployment, before, platform).over(specs.read(system), terminal);
    FacadeFile file = specs.facades(system);
    SystemProof proof =
        SystemProof.of(spec, file, specs.clients(spec))
            .planning(triggers ? withTriggers(file) : Map.of());
    Optional<PostgrestProgram> program = postgrest();
    checkForms(program.isPresent());
    if (report != null) {
      Report.prepare(report);
    }
    ServerChoice choice = server.choice();
    terminal.starting(choice);
    long start = System.nanoTime();
    ProofResult result;
    RunReport.ServerUsed used;
    Progress progress = terminal.progress();
    Grounds grounds = cache.grounds(choice);
    try (Ground ground =
        proof.ground(grounds).orElseGet(() -> Ground.bare(Servers.start(choice)))) {
      terminal.started(ground);
      used = new RunReport.ServerUsed(ground.server().version(), ground.server().provider());
      result =
          InterruptedRun.unless(
              ground.server(),
              () -> proof.run(ground, of -> chosen(of, program), progress::remark));
    }
    show(out, result, program.isPresent(), (System.nanoTime() - start) / 1_000_000);
    if (table != null) {
      write(result.table());
    }
    if (report != null) {
      new ReportOfQuestion(spec, used, (System.nanoTime() - start) / 1_000_000)
          .ofProof(result)
          .write(report);
    }
    terminal.show(NamesOfRun.takenOut(result.findings()));
    boolean failed = result.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return (failed ? ExitCode.FINDINGS : ExitCode.CLEAN).number();
  }

  private Map<String, Move> withTriggers(FacadeFile file) {
    Map<String, Move> moves = new TreeMap<>();
    for (FacadeFile.Move move : file.moves()) {
      if (facades.isEmpty() || facades.contains(move.table())) {
        moves.put(move.changeset(), FacadePlay.planned(move, true));
      }
    }
    if (moves.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "--triggers: facades.yaml of %s lists no move%s"
              .formatted(system, facades.isEmpty() ? "" : " of " + String.join(", ", facades)));
    }
    return moves;
  }

  private Optional<PostgrestProgram> postgrest() {
    Optional<Path> named =
        Optional.ofNullable(postgrest).or(() -> Home.project().flatMap(Project::postgrest));
    try {
      return named.isPresent()
          ? named.map(PostgrestProgram::at)
          : PostgrestProgram.on(System.getenv().getOrDefault("PATH", ""));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--postgrest: " + e.getMessage());
    }
  }

  private Proof chosen(Proof proof, Optional<PostgrestProgram> program) {
    Proof seeded = proof.random(seed, sequences).on(facades);
    Proof asking = program.map(seeded::asking).orElse(seeded);
    return forms.isEmpty() ? asking : asking.trying(forms);
  }

  private void checkForms(boolean asksPostgrest) {
    for (String form : forms) {
      if (!Proof.slugs().contains(form)) {
        throw new ParameterException(
            command.commandLine(),
            "--form %s: there is no such form of statement; there are %s"
                .formatted(form, String.join(", ", Proof.slugs())));
      }
      if (!asksPostgrest && Proof.slugsOfPostgrest().contains(form)) {
        throw new ParameterException(
            command.commandLine(),
            "--form %s: only PostgREST itself can be asked for it, and there is none; %s"
                .formatted(form, HOW_TO_GET_IT));
      }
    }
    if (sequences < 0) {
      throw new ParameterException(
          command.commandLine(), "--sequences %d: give 0 or more".formatted(sequences));
    }
  }

  private void show(PrintWriter out, ProofResult result, boolean asksPostgrest, long ms) {
    if (!quiet) {
      UntriedForms.lines(result.notTried()).forEach(out::println);
      if (!result.ofKind().isEmpty()) {
        out.println(
            "of its kind  %s: docs/facade-compatibility.md says what each comes to"
                .formatted(String.join(", ", result.ofKind())));
      }
      result.notes().forEach(out::println);
      if (!asksPostgrest && (forms.isEmpty() || forms.contains("postgrest-embed"))) {
        out.println(
            "not asked  PostgREST itself, whether it finds each foreign key by its names: "
                + HOW_TO_GET_IT);
      }
    }
    out.printf(
        Locale.ROOT,
        "%s: %d facades, %d statements compared, %d differ, seed %d, in %s%n",
        system,
        result.facades().size(),
        result.statements(),
        result.differences().size(),
        seed,
        Terminal.seconds(ms));
  }

  private void write(String text) {
    try {
      Files.writeString(table, text);
    } catch (IOException e) {
      throw new ParameterException(
          command.commandLine(),
          "--table %s cannot be written; name a file in a folder that is there".formatted(table));
    }
    command.commandLine().getOut().println("written: " + table);
  }
}
