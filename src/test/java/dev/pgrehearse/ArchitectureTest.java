package dev.pgrehearse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between packages, and what only one of them may do. */
final class ArchitectureTest {

  private static final String ROOT = "dev.pgrehearse";
  private static final int CLASSES_AT_LEAST = 150;

  /** A package to those that it may use. One that is not here is not known to the design. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("finding", List.of()),
          Map.entry("server", List.of("input")),
          Map.entry("sql", List.of()),
          Map.entry("git", List.of()),
          Map.entry("input", List.of()),
          Map.entry("report", List.of("finding")),
          Map.entry("deployment", List.of("input")),
          Map.entry("spec", List.of("deployment", "finding", "input")),
          Map.entry("project", List.of("deployment", "finding", "input", "spec")),
          Map.entry("catalog", List.of("finding", "server")),
          Map.entry("layer", List.of("server")),
          Map.entry(
              "ground",
              List.of("deployment", "finding", "server", "spec", "changelog", "layer", "sql")),
          Map.entry("lock", List.of("changelog", "finding", "server", "sql")),
          // Whoever sends a query is who sends a check.
          Map.entry("baseline", List.of("check", "finding", "server", "spec")),
          Map.entry("backfill", List.of("finding", "server", "spec")),
          Map.entry(
              "changelog",
              List.of("changelog.standin", "deployment", "finding", "input", "server", "sql")),
          // Liquibase makes these itself, and so they are public.
          Map.entry("changelog.standin", List.of()),
          Map.entry("mutant", List.of("finding", "sql", "changelog")),
          Map.entry("check", List.of("finding", "server", "spec")),
          Map.entry("access", List.of("finding", "server", "spec")),
          Map.entry("advice", List.of("finding", "server")),
          // The wings of facade: from the plan and its SQL down to what a database has.
          Map.entry(
              "facade",
              List.of(
                  "finding",
                  "server",
                  "facade.catalog",
                  "facade.move",
                  "facade.routine",
                  "facade.view",
                  "facade.embed",
                  "facade.rowtype",
                  "facade.refusal",
                  "facade.reissue")),
          Map.entry("facade.embed", List.of("finding", "facade.catalog", "facade.move")),
          Map.entry("facade.rowtype", List.of("finding", "facade.catalog", "facade.move")),
          Map.entry(
              "facade.reissue",
              List.of(
                  "finding",
                  "server",
                  "sql",
                  "facade.catalog",
                  "facade.embed",
                  "facade.move",
                  "facade.routine",
                  "facade.view")),
          Map.entry(
              "facade.client",
              List.of(
                  "finding",
                  "server",
                  "sql",
                  "facade.catalog",
                  "facade.move",
                  "facade.routine",
                  "facade.refusal")),
          Map.entry(
              "facade.refusal",
              List.of(
                  "finding",
                  "sql",
                  "facade.catalog",
                  "facade.move",
                  "facade.routine",
                  "facade.view")),
          Map.entry(
              "facade.view", List.of("sql", "facade.catalog", "facade.move", "facade.routine")),
          Map.entry("facade.routine", List.of("finding", "sql", "facade.catalog", "facade.move")),
          Map.entry("facade.move", List.of("sql", "facade.catalog")),
          Map.entry("facade.catalog", List.of("finding", "sql")),
          Map.entry("selection", List.of("deployment", "finding", "spec", "changelog", "git")),
          // Likewise those of proof: from one run down to what is compared.
          Map.entry(
              "proof",
              List.of(
                  "deployment",
                  "finding",
                  "server",
                  "spec",
                  "changelog",
                  "check",
                  "facade",
                  "facade.move",
                  "ground",
                  "proof.answer",
                  "proof.subject",
                  "proof.form",
                  "proof.asker",
                  "proof.postgrest")),
          // It is asked for what a client writes, not for SQL.
          Map.entry("proof.postgrest", List.of("server", "spec", "proof.subject")),
          Map.entry(
              "proof.asker",
              List.of("spec", "check", "proof.answer", "proof.subject", "proof.form")),
          Map.entry("proof.form", List.of("proof.subject")),
          Map.entry("proof.subject", List.of("server", "proof.answer")),
          Map.entry("proof.answer", List.of()),
          Map.entry(
              "status", List.of("finding", "server", "spec", "catalog", "changelog", "ground")),
          Map.entry(
              "kill",
              List.of(
                  "deployment",
                  "finding",
                  "server",
                  "spec",
                  "catalog",
                  "changelog",
                  "ground",
                  "rehearsal")),
          Map.entry("audit", List.of("finding", "server", "catalog", "access", "lock")),
          Map.entry(
              "rehearsal",
              List.of(
                  "deployment",
                  "ground",
                  "selection",
                  "finding",
                  "server",
                  "sql",
                  "spec",
                  "catalog",
                  "changelog",
                  "check",
                  "access",
                  "advice",
                  "facade",
                  "facade.catalog",
                  "facade.move",
                  "facade.client",
                  "surface",
                  "lock",
                  "baseline",
                  "backfill")),
          Map.entry("surface", List.of("catalog", "sql")),
          // A system's beginning ends in files, and what makes and reads these is there already.
          Map.entry(
              "start",
              List.of(
                  "deployment",
                  "finding",
                  "server",
                  "spec",
                  "changelog",
                  "check",
                  "facade",
                  "facade.catalog",
                  "facade.move",
                  "ground",
                  "rehearsal")),
          Map.entry(
              "mutation",
              List.of(
                  "deployment",
                  "ground",
                  "finding",
                  "server",
                  "spec",
                  "sql",
                  "catalog",
                  "changelog",
                  "check",
                  "access",
                  "advice",
                  "facade",
                  "lock",
                  "baseline",
                  "backfill",
                  "audit",
                  "rehearsal",
                  "mutant")));

  /** How many public classes a package has at most: its front door and what goes through it. */
  private static final Map<String, Integer> PUBLIC_AT_MOST =
      Map.ofEntries(
          Map.entry("access", 12),
          // What was measured is kept, shown and compared by others.
          Map.entry("baseline", 13),
          Map.entry("catalog", 9),
          Map.entry("changelog", 22),
          Map.entry("check", 4),
          Map.entry("cli", 0),
          Map.entry("facade", 6),
          // Words that all the other wings talk in.
          Map.entry("facade.catalog", 13),
          Map.entry("facade.move", 5),
          Map.entry("facade.routine", 7),
          Map.entry("facade.view", 3),
          Map.entry("facade.embed", 1),
          Map.entry("facade.rowtype", 1),
          Map.entry("facade.refusal", 5),
          Map.entry("facade.client", 1),
          Map.entry("facade.reissue", 1),
          // By its key a finding is known again, in accepted.yaml as in others' reports.
          Map.entry("finding", 6),
          // A place, what is opened and played on the way there, and what is kept of the way.
          Map.entry("ground", 10),
          // What a statement did, in words that the report shows too.
          Map.entry("lock", 10),
          // The words in which forms and askers speak of a table.
          Map.entry("proof.subject", 13),
          Map.entry("proof.answer", 5),
          Map.entry("proof.form", 4),
          Map.entry("proof.asker", 6),
          Map.entry("rehearsal", 14),
          // A run and what some have besides; and the page, which its template is made into.
          Map.entry("report", 9),
          // A PostgREST too is a process that ends with a run.
          Map.entry("server", 14),
          // Places among them, by which what is refused elsewhere has its line.
          Map.entry("spec", 22));

  private static final int PUBLIC_AT_MOST_ELSEWHERE = 8;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void enough_classes_are_seen_to_judge_by() {
    assertThat(CLASSES.size()).isGreaterThanOrEqualTo(CLASSES_AT_LEAST);
  }

  @Test
  void every_package_is_known_to_the_design() {
    TreeSet<String> known = new TreeSet<>(ARROWS.keySet());
    known.add("cli");
    assertThat(packages()).hasSizeGreaterThan(8).isSubsetOf(known);
  }

  @Test
  void packages_use_only_what_the_design_lets_them_use() {
    for (String from : packages()) {
      if (from.equals("cli")) {
        continue;
      }
      for (String to : packages()) {
        if (from.equals(to) || ARROWS.getOrDefault(from, List.of()).contains(to)) {
          continue;
        }
        noClasses()
            .that()
            .resideInAPackage(ROOT + "." + from)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "." + to)
            .because("the data flows one way, and %s has no arrow to %s".formatted(from, to))
            .check(CLASSES);
      }
    }
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void only_the_command_line_prints_and_ends_the_process() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("what is printed and how a run ends is the command line's contract")
        .check(CLASSES);
  }

  @Test
  void only_the_server_and_last_words_hang_something_on_the_end_of_the_process() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".server")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".cli.LastWords")
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>("Runtime.addShutdownHook") {
              @Override
              public boolean test(JavaAccess<?> access) {
                return access.getTarget().getName().equals("addShutdownHook");
              }
            })
        .because(
            "a run that is interrupted must leave no database and say so, and nothing else to do")
        .check(CLASSES);
  }

  @Test
  void only_changelog_knows_liquibase() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".changelog..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("liquibase..")
        .because("another release of Liquibase is then a matter of one package")
        .check(CLASSES);
  }

  @Test
  void only_the_report_knows_the_engine_of_its_page() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".report")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("gg.jte..")
        .because("a start that shows no page is not to load it")
        .check(CLASSES);
  }

  @Test
  void only_the_spec_reads_yaml_and_only_the_command_line_knows_picocli() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + ".spec", ROOT + ".changelog", ROOT + ".input", ROOT + ".deployment")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.yaml..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "me.tongfei..")
        .check(CLASSES);
  }

  @Test
  void classes_are_hidden_where_they_can_be() {
    Map<String, List<String>> found = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      if (type.isTopLevelClass()
          && type.getModifiers().contains(JavaModifier.PUBLIC)
          && !type.getSimpleName().equals("package-info")) {
        found.computeIfAbsent(packageOf(type), name -> new ArrayList<>()).add(type.getSimpleName());
      }
    }
    assertThat(found).isNotEmpty();
    found.forEach(
        (name, types) ->
            assertThat(types)
                .as("public classes of %s; a new one needs a reason", name)
                .hasSizeLessThanOrEqualTo(
                    PUBLIC_AT_MOST.getOrDefault(name, PUBLIC_AT_MOST_ELSEWHERE)));
  }

  /** Who reads one wing has the words of its neighbours in mind. */
  @Test
  void no_two_types_of_facade_and_proof_have_one_name() {
    Map<String, List<String>> homes = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      String home = packageOf(type);
      if (type.isTopLevelClass()
          && !type.getSimpleName().equals("package-info")
          && List.of("facade", "proof").contains(home.replaceFirst("\\..*", ""))) {
        homes.computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>()).add(home);
      }
    }
    assertThat(homes).hasSizeGreaterThan(150);
    assertThat(homes.values()).allSatisfy(each -> assertThat(each).hasSize(1));
  }

  @Test
  void classes_cannot_be_extended_by_accident() {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .areNotInterfaces()
        .and()
        .haveSimpleNameNotEndingWith("Exception")
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .haveModifier(JavaModifier.FINAL)
        .because("inheritance is designed for or forbidden")
        .check(CLASSES);
  }

  @Test
  void every_package_says_what_comes_in_and_what_goes_out() throws IOException {
    Path sources =
        Path.of(System.getProperty("pgrehearse.home", ""), "src/main/java/dev/pgrehearse");
    try (Stream<Path> folders = Files.walk(sources)) {
      List<Path> found =
          folders
              .filter(Files::isDirectory)
              .filter(folder -> !folder.equals(sources))
              .sorted()
              .toList();
      assertThat(found)
          .hasSameSizeAs(packages())
          .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
    }
  }

  private static Set<String> packages() {
    TreeSet<String> names = new TreeSet<>();
    CLASSES.forEach(type -> names.add(packageOf(type)));
    return names;
  }

  private static String packageOf(JavaClass type) {
    return type.getPackageName().substring(ROOT.length() + 1);
  }
}
