package dev.pgrehearse.server;

import java.util.Set;

/**
 * What is in a new database before anybody's script: the platform's roles, the defaults of a regime
 * and the services that are asked for.
 */
record Foundation(PrivilegeRegime regime, Set<PlatformService> services) {

  Foundation {
    services = Set.copyOf(services);
  }

  /** Roles belong to the server, so that no other run may make them at the same time. */
  void lay(String database, Entrances entrances, ClusterLock cluster) {
    String migrator = entrances.migrator().user();
    try (Session session = new Session(entrances.asSuperuser(database))) {
      Prelude prelude = new Prelude(migrator);
      cluster.during(
          () ->
              session.atOnce(
                  () -> makeRoles(session, prelude, migrator, entrances.postgres().throwaway())));
      prelude.apply(session.connection(), regime);
      prelude.apply(session.connection(), services);
      if (entrances.guarded()) {
        entrances.guard().install(session);
      }
    }
  }

  private static void makeRoles(Session session, Prelude prelude, String migrator, boolean ours) {
    prelude.applyRoles(session.connection());
    PlatformRoles roles = new PlatformRoles(session);
    if (ours) {
      roles.handOver(migrator);
    } else {
      roles.enter(migrator);
    }
  }
}
