package dev.pgrehearse.ground;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.deployment.Platform;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PlatformService;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.spec.SystemSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What of the platform a system meets in its database: that it is there at all, and those of its
 * services that the SQL speaks of and does not make itself. Whoever speaks of none pays for none.
 *
 * @param platform what stands around the database
 * @param asked to be there
 * @param createdAsExtensions those of them that the SQL creates where the server has the extension
 * @param roles that users and applications come in as
 */
public record Services(
    Platform platform,
    Set<PlatformService> asked,
    Set<PlatformService> createdAsExtensions,
    AppRoles roles) {

  public Services {
    asked = Set.copyOf(asked);
    createdAsExtensions = Set.copyOf(createdAsExtensions);
  }

  /**
   * Of all that a system is made of.
   *
   * @throws dev.pgrehearse.changelog.ChangelogException when the changelog of an option cannot be
   *     read
   */
  public static Services of(SystemSpec spec, Changelog main) {
    List<Changelog> all = new ArrayList<>(List.of(main));
    spec.options().forEach(option -> all.add(Changelog.open(option.changelog(), main.settings())));
    return of(spec, all);
  }

  /**
   * Likewise, where all changelogs have been read.
   *
   * @param changelogs the main one and those of the options
   */
  public static Services of(SystemSpec spec, List<Changelog> changelogs) {
    SpokenOf spoken = new SpokenOf();
    new SystemTexts(spec, changelogs).forEach(spoken::in);
    Platform platform = spec.deployment().platform().orElse(platform(spec, spoken));
    return platform == Platform.PLAIN
        ? new Services(platform, Set.of(), Set.of(), AppRoles.of(spec, platform))
        : new Services(
            platform, spoken.notMade(), spoken.createdAsExtensions(), AppRoles.of(spec, platform));
  }

  /** Whoever writes for the platform speaks of its roles, or of who is signed in, somewhere. */
  private static Platform platform(SystemSpec spec, SpokenOf spoken) {
    return spoken.ofRequests()
            || spec.access().people().stream()
                .anyMatch(person -> AppRoles.isOfSupabase(person.identity().role()))
        ? Platform.SUPABASE
        : Platform.PLAIN;
  }

  /** The regimes of default privileges that a database may be under, the one at home first. */
  public List<PrivilegeRegime> regimes() {
    return platform == Platform.PLAIN
        ? List.of(PrivilegeRegime.PLAIN)
        : List.of(PrivilegeRegime.CLOSED, PrivilegeRegime.OPEN);
  }

  /** A new database that has them. */
  public Database database(Server server, PrivilegeRegime regime) {
    return server.createDatabase(regime, on(server));
  }

  private Set<PlatformService> on(Server server) {
    Set<PlatformService> there = EnumSet.noneOf(PlatformService.class);
    there.addAll(asked);
    if (there.stream().anyMatch(createdAsExtensions::contains)) {
      Set<String> extensions = server.extensions();
      there.removeIf(
          service ->
              createdAsExtensions.contains(service)
                  && !service.isThereFromTheStart()
                  && service.extension().filter(extensions::contains).isPresent());
    }
    return there;
  }
}
