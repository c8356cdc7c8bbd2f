package dev.pgrehearse.spec;

import dev.pgrehearse.deployment.Deployment;
import dev.pgrehearse.deployment.LiquibaseSettings;
import dev.pgrehearse.finding.Location;
import dev.pgrehearse.input.PathName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code verification/<system>/} of a project. */
public final class Spec {

  private final Path home;
  private final Path verification;
  private final Deployment otherwise;

  /**
   * @param home the project's folder, which holds verification/, changelog/ and sql/
   */
  public Spec(Path home) {
    this(home, Path.of("verification"), Deployment.unsaid());
  }

  /**
   * A project that says more of itself.
   *
   * @param verification the folder that holds one for each system, from {@code home}
   * @param otherwise how systems are deployed that do not say it themselves
   */
  public Spec(Path home, Path verification, Deployment otherwise) {
    this.home = home.toAbsolutePath().normalize();
    this.verification = this.home.resolve(verification).normalize();
    this.otherwise = otherwise;
  }

  /** The systems that exist, sorted. */
  public List<String> systems() {
    try (Stream<Path> folders = Files.list(verification)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("rehearsal.yaml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Reads one system; a {@link SpecException} says what is wrong and where. */
  public SystemSpec read(String system) {
    Path folder = folder(system);
    if (!systems().contains(system)) {
      throw new SpecException(
          Location.NONE,
          "there is no system '"
              + system
              + "'; known: "
              + (systems().isEmpty() ? "none" : String.join(", ", systems()))
              + ". A system is a folder "
              + shown(verification)
              + "/<system>/ with a rehearsal.yaml.");
    }
    Path file = folder.resolve("rehearsal.yaml");
    return read(system, new YamlFile(file, shown(file)).read());
  }

  SystemSpec read(String system, YamlMap yaml) {
    Path folder = folder(system);
    YamlMap map =
        yaml.only(
            "title",
            "changelog",
            "deployment",
            "legacy",
            "fixtures",
            "fixtures_after",
            "phase_fixtures",
            "volume",
            "identities",
            "roles",
            "rows",
            "tenants",
            "owners",
            "options",
            "irreversible",
            "loses",
            "refuses");
    AccessSpec access = new People(map).read();
    Map<String, Path> phaseFixtures = new LinkedHashMap<>();
    map.optional("phase_fixtures")
        .ifPresent(
            value ->
                value
                    .map()
                    .entries()
                    .forEach((phase, file) -> phaseFixtures.put(phase, file(folder, file))));
    Map<String, String> irreversible = new LinkedHashMap<>();
    for (YamlValue item : map.list("irreversible")) {
      YamlMap entry = item.map().only("changeset", "because");
      irreversible.put(entry.required("changeset").text(), entry.required("because").text());
    }
    List<SystemSpec.Option> options =
        map.list("options").stream().map(value -> option(folder, value.map())).toList();
    return new SystemSpec(
        system,
        map.required("title").text(),
        file(home, map.required("changelog")),
        map.optional("legacy").map(value -> file(folder, value)).stream().toList(),
        map.optional("fixtures").map(value -> file(folder, value)).stream().toList(),
        map.optional("fixtures_after").map(YamlValue::text),
        phaseFixtures,
        map.optional("volume").map(value -> volume(folder, value.map())),
        options,
        irreversible,
        map.list("loses").stream().map(value -> loss(value.map())).toList(),
        map.list("refuses").stream().map(value -> refusal(value.map())).toList(),
        checks(folder.resolve("checks"), identities(access)),
        access,
        Files.isRegularFile(accessFile(system))
            ? Optional.of(
                expected(
                    new YamlFile(accessFile(system), shown(accessFile(system))).read(),
                    access,
                    options))
            : Optional.empty(),
        new Deployment(
                LiquibaseSettings.none(),
                Optional.empty(),
                false,
                DeploymentYaml.roles(map),
                DeploymentYaml.rows(map))
            .orElse(
                map.optional("deployment")
                    .map(value -> deployment(value.map()).orElse(otherwise))
                    .orElse(otherwise)),
        Places.of(Location.of(shown(folder.resolve("rehearsal.yaml"))), map));
  }

  /** Where the files of a system are. */
  public Path folder(String system) {
    return verification.resolve(system);
  }

  private Deployment deployment(YamlMap map) {
    return new DeploymentYaml(home, map.only(DeploymentYaml.keys())).read();
  }

  /** How messages name a file: from the project's folder. */
  public String shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return (absolute.startsWith(home) ? home.relativize(absolute) : absolute)
        .toString()
        .replace('\\', '/');
  }

  /** Where {@code access.yaml} of a system is, or is to be. */
  public Path accessFile(String system) {
    return folder(system).resolve("access.yaml");
  }

  /**
   * Reads an {@code access.yaml} as it was at another time.
   *
   * @param shownAs how messages name it
   */
  public AccessFile access(SystemSpec spec, String text, String shownAs) {
    YamlMap map = new YamlFile(accessFile(spec.name()), shownAs).read(text);
    return expected(map, spec.access(), spec.options());
  }

  /** What files of a system said at another time. */
  public FormerSpec former(SystemSpec spec) {
    return new FormerSpec(this, spec);
  }

  static Map<String, Identity> identities(AccessSpec access) {
    Map<String, Identity> identities = new HashMap<>();
    identities.put(Identity.MIGRATION.name(), Identity.MIGRATION);
    access.people().forEach(p -> identities.put(p.identity().name(), p.identity()));
    return identities;
  }

  static Set<String> names(AccessSpec access) {
    return access.people().stream().map(p -> p.identity().name()).collect(Collectors.toSet());
  }

  private static AccessFile expected(
      YamlMap map, AccessSpec access, List<SystemSpec.Option> options) {
    return new AccessYaml(
            map,
            names(access),
            options.stream().map(SystemSpec.Option::name).collect(Collectors.toSet()))
        .read();
  }

  /** What the clients of a system send, from all files of {@code clients/} in their order. */
  public List<RecordedStatement> clients(SystemSpec spec) {
    return yamlFiles(folder(spec.name()).resolve("clients")).stream()
        .flatMap(
            file ->
                new ClientYaml(new YamlFile(file, shown(file)).read(), names(spec.access()))
                    .read().stream())
        .toList();
  }

  /** The queries of a system whose cost is kept, or none where it has no {@code baselines.yaml}. */
  public List<MeasuredQuery> baselines(SystemSpec spec) {
    Path file = folder(spec.name()).resolve("baselines.yaml");
    return Files.isRegularFile(file)
        ? new BaselineFile(new YamlFile(file, shown(file)).read(), identities(spec.access())).read()
        : List.of();
  }

  private List<Path> yamlFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new SpecException(Location.of(shown(folder)), "cannot list " + shown(folder));
    }
  }

  /** What {@code verification/<system>/facades.yaml} says; without the file, nothing moves. */
  public FacadeFile facades(String system) {
    Path file = folder(system).resolve("facades.yaml");
    return Files.isRegularFile(file)
        ? new FacadeYaml(new YamlFile(file, shown(file)).read()).read()
        : new FacadeFile(
            List.of(), List.of(), FacadeFile.Guards.NONE, List.of(), Location.of(shown(file)));
  }

  /**
   * What {@code verification/<system>/mutants.yaml} lists under {@code harmless}; empty without the
   * file.
   */
  public List<HarmlessMutant> harmlessMutants(String system) {
    Path file = folder(system).resolve("mutants.yaml");
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    return new YamlFile(file, shown(file))
        .read().only("harmless").list("harmless").stream()
            .map(value -> harmless(value.map().only("mutant", "because")))
            .toList();
  }

  private static HarmlessMutant harmless(YamlMap map) {
    return new HarmlessMutant(
        map.required("mutant").text(), map.required("because").text(), map.location());
  }

  private SystemSpec.Volume volume(Path folder, YamlMap map) {
    map.only("file", "rows", "filled");
    return new SystemSpec.Volume(
        file(folder, map.required("file")),
        map.required("rows").number(),
        map.optional("filled").map(BaselineFile::moment).orElse(Moment.AFTER));
  }

  private SystemSpec.Option option(Path folder, YamlMap map) {
    map.only("name", "changelog", "legacy");
    return new SystemSpec.Option(
        map.required("name").text(),
        file(home, map.required("changelog")),
        map.optional("legacy").map(value -> file(folder, value)));
  }

  private static SystemSpec.AgreedLoss loss(YamlMap map) {
    map.only("changeset", "relation", "because");
    return new SystemSpec.AgreedLoss(
        map.required("changeset").text(),
        map.required("relation").text(),
        map.required("because").text());
  }

  private static SystemSpec.AgreedRefusal refusal(YamlMap map) {
    map.only("changeset", "sqlstate", "because");
    return new SystemSpec.AgreedRefusal(
        map.required("changeset").text(),
        map.required("sqlstate").text(),
        map.required("because").text());
  }

  private List<Check> checks(Path folder, Map<String, Identity> identities) {
    List<Check> checks = new ArrayList<>();
    Map<String, Location> names = new HashMap<>();
    for (Path file : yamlFiles(folder)) {
      checks.addAll(new CheckFile(new YamlFile(file, shown(file)).read(), identities).read());
    }
    for (Check check : checks) {
      Optional.ofNullable(names.put(check.name(), check.location()))
          .ifPresent(
              other -> {
                throw new SpecException(
                    check.location(), "the check " + check.name() + " stands already at " + other);
              });
    }
    return checks;
  }

  private static Path path(Path folder, YamlValue value) {
    try {
      return folder.resolve(value.text()).normalize();
    } catch (InvalidPathException e) {
      throw new SpecException(
          value.location(), "'%s': %s".formatted(value.key(), PathName.problem(e)));
    }
  }

  private Path file(Path folder, YamlValue value) {
    Path file = path(folder, value);
    if (!Files.isRegularFile(file)) {
      throw new SpecException(
          value.location(), "'" + value.key() + "' names " + shown(file) + ", which is not there");
    }
    return file;
  }
}
