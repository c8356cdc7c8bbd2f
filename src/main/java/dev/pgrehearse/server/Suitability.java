package dev.pgrehearse.server;

/** Whether a rehearsal can be held on a server. */
final class Suitability {
  private Suitability() {}

  /** The server's version, if it and the role that is logged in will do. */
  static String version(Session session, Address address) {
    String version = session.string("select pg_catalog.current_setting('server_version')");
    int number =
        Integer.parseInt(session.string("select pg_catalog.current_setting('server_version_num')"));
    requireVersion(number, version, address.redacted());
    if (!session.isTrue("select rolsuper from pg_catalog.pg_roles where rolname = current_user")) {
      throw new ServerException(
          """
          role "%s" at %s is not a superuser; pgrehearse needs one to create its own roles and \
          databases: log in as one, or use --postgres embedded"""
              .formatted(address.superuser(), address.redacted()));
    }
    return version.replaceFirst(" .*", "");
  }

  static void requireVersion(int number, String version, String address) {
    if (number < 150_000) {
      throw new ServerException(
          "the server at %s is Postgres %s; pgrehearse needs 15 or newer: use --postgres embedded"
              .formatted(address, version));
    }
  }
}
