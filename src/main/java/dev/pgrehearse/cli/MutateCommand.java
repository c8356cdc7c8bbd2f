package dev.pgrehearse.cli;

import dev.pgrehearse.ground.Ground;
import dev.pgrehearse.mutant.Mutant;
import dev.pgrehearse.mutation.Journal;
import dev.pgrehearse.mutation.Mutation;
import dev.pgrehearse.mutation.MutationResult;
import dev.pgrehearse.mutation.Verdict;
import dev.pgrehearse.report.MutationReport;
import dev.pgrehearse.report.Report;
import dev.pgrehearse.report.RunReport;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.spec.HarmlessMutant;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code pgrehearse mutate}: would the suite notice? */
@Command(
    name = "mutate",
    description =
        "Plant one fault at a time in a system's SQL, forward and back, rehearse what it affects,"
            + " and report the kill rate with every fault that nothing noticed.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pgrehearse mutate crm",
      "      every fault in every changeset of crm and its options: an hour or more",
      "  pgrehearse mutate crm --only policies --file 61_organizations",
      "      only faults in policies, only in files whose path contains this"
    })
final class MutateCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec private CommandSpec command;

  @Parameters(paramLabel = "SYSTEM", description = "a folder under verification/")
  private String system;

  @Mixin private ServerOptions server;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description = "groups or operators, e.g. policies,grants or index-dropped")
  private List<String> only = List.of();

  @Option(
      names = "--file",
      paramLabel = "PART",
      description = "only files whose path has PART in it")
  private String file = "";

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description = "a sample: every Nth mutant (default: all)")
  private int every;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "how many mutants at once (default: one a processor)")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--goal",
      paramLabel = "PERCENT",
      defaultValue = "98",
      description = "the least kill rate (default: ${DEFAULT-VALUE})")
  private int goal;

  @Option(names = "--list", description = "only say which faults there are; needs no server")
  private boolean list;

  @Option(names = "--update", description = "keep the outcome in verification/SYSTEM/mutation.json")
  private boolean update;

  @Option(
      names = "--resume",
      description =
          "go on with the run before, as the journal beside report.json tells it: only survivors,"
              + " faults in changed files and what it did not come to are planted")
  private boolean resume;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "where report.json and report.html go (default: target/mutation/<system>/)")
  private Path report;

  @Mixin private PreludeOptions before;

  @Mixin private DeploymentOptions deployment;

  @Mixin private PlatformOptions platform;

  @Mixin private CacheOptions cache;

  @Option(names = "--quiet", description = "no progress, only survivors and the summary")
  private boolean quiet;

  @Override
  public Integer call() {
    requireSense();
    ServerChoice choice = server.choice();
    Spec specs = Home.specs();
    Terminal terminal =
        new Terminal(command.commandLine().getOut(), command.commandLine().getErr(), quiet);
    SystemSpec spec =
        new SystemOptions(deployment, before, platform).over(specs.read(system), terminal);
    Path directory =
        report == null
            ? Home.folder().resolve("target").resolve("mutation").resolve(system)
            : report;
    Mutation mutation =
        Mutation.of(spec, wanted(), workers).measuring(MeasuredSystem.measures(spec));
    PlantableSql plantable = new PlantableSql(mutation);
    plantable.require();
    if (list) {
      plantable.notes().forEach(note -> command.commandLine().getErr().println("note: " + note));
      mutation.mutants().forEach(mutant -> command.commandLine().getOut().println(mutant.id()));
      command.commandLine().getOut().flush();
      return ExitCode.CLEAN.number();
    }
    List<HarmlessMutant> harmless = specs.harmlessMutants(system);
    Report.prepare(directory);
    Journal journal = journal(directory.resolve("judged.jsonl"));
    plantable.notes().forEach(terminal::note);
    terminal.starting(choice);
    MutationResult result;
    RunReport.ServerUsed used;
    try (Ground ground = mutation.ground(cache.grounds(choice))) {
      terminal.started(ground);
      Server postgres = ground.server();
      used = new RunReport.ServerUsed(postgres.version(), postgres.provider());
      result = play(mutation.excusing(harmless), ground, terminal, journal);
    }
    MutationReport written = new ReportOfMutation(result).report();
    written.write(
        directory, new RunReport.Tool("pgrehearse", Version.number()), used, result.elapsedMs());
    if (update) {
      written.writeKept(specs.folder(system).resolve("mutation.json"));
    }
    boolean reached =
        new MutationTable(result, written, goal)
            .show(command.commandLine().getOut(), unneeded(harmless, result));
    new ReportOfQuestion(spec, used, result.elapsedMs())
        .ofMutation(written.killRate(reached))
        .writePage(directory);
    return (reached ? ExitCode.CLEAN : ExitCode.FINDINGS).number();
  }

  private Journal journal(Path file) {
    if (resume) {
      return Journal.resume(file);
    }
    return isWhole() ? Journal.begin(file) : Journal.beside(file);
  }

  private boolean isWhole() {
    return every == 1 && only.isEmpty() && file.isEmpty();
  }

  /** Of the mutants that were planted; a sample says nothing of the others. */
  private List<HarmlessMutant> unneeded(List<HarmlessMutant> harmless, MutationResult result) {
    return harmless.stream()
        .filter(
            declared ->
                result.judged().stream()
                    .filter(each -> each.mutant().id().equals(declared.id()))
                    .map(each -> !(each.verdict() instanceof Verdict.Harmless))
                    .findFirst()
                    .orElse(isWhole()))
        .toList();
  }

  private static MutationResult play(
      Mutation mutation, Ground ground, Terminal terminal, Journal journal) {
    return InterruptedRun.unless(
        ground.server(), () -> mutation.run(ground, terminal.progress(), journal));
  }

  private void requireSense() {
    if (workers < 1) {
      throw wrong("--workers is at least 1");
    }
    if (every < 1) {
      throw wrong("--every is at least 1");
    }
    if (goal < 0 || goal > 100) {
      throw wrong("--goal is a percentage, 0 to 100");
    }
    if (update && !isWhole()) {
      throw wrong(
          "--update keeps the outcome of all mutants: leave --only, --file and --every out");
    }
  }

  /** Asked in the order of the mutants, so that every run of a sample takes the same ones. */
  private Predicate<Mutant> wanted() {
    int[] seen = {0};
    return mutant ->
        mutant.at().file().contains(file)
            && (only.isEmpty()
                || only.contains(mutant.operator().group())
                || only.contains(mutant.operator().name()))
            && seen[0]++ % every == 0;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
