package dev.pgrehearse.server;

import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

/** Where a server is and how its superuser logs in. */
final class Address {
  private final String hosts;
  private final String database;
  private final Login superuser;
  private final Properties settings;

  private Address(String hosts, String database, Login superuser, Properties settings) {
    this.hosts = hosts;
    this.database = database;
    this.superuser = superuser;
    this.settings = settings;
  }

  /** What the URL leaves open is taken from PGUSER, PGPASSWORD and PGDATABASE, as psql does. */
  static Address of(String jdbcUrl, Map<String, String> environment) {
    Properties defaults = new Properties();
    Optional.ofNullable(environment.get("PGUSER"))
        .ifPresent(user -> PGProperty.USER.set(defaults, user));
    Optional.ofNullable(environment.get("PGPASSWORD"))
        .ifPresent(password -> PGProperty.PASSWORD.set(defaults, password));
    Properties parsed = Driver.parseURL(jdbcUrl, defaults);
    if (parsed == null) {
      throw new ServerException(
          "this is not a URL of the form jdbc:postgresql://HOST:PORT/DATABASE");
    }
    Properties settings = new Properties();
    parsed
        .stringPropertyNames()
        .forEach(name -> settings.setProperty(name, parsed.getProperty(name)));
    String user =
        Optional.ofNullable(PGProperty.USER.getOrNull(settings))
            .orElse(System.getProperty("user.name"));
    String password = Optional.ofNullable(PGProperty.PASSWORD.getOrNull(settings)).orElse("");
    String database =
        namesDatabase(jdbcUrl)
            ? PGProperty.PG_DBNAME.getOrNull(settings)
            : Optional.ofNullable(environment.get("PGDATABASE")).orElse("postgres");
    String hosts = hosts(settings);
    settings.remove(PGProperty.USER.getName());
    settings.remove(PGProperty.PASSWORD.getName());
    settings.remove(PGProperty.PG_DBNAME.getName());
    settings.remove(PGProperty.PG_HOST.getName());
    settings.remove(PGProperty.PG_PORT.getName());
    return new Address(hosts, database, new Login(user, password), settings);
  }

  /**
   * Of a server that was started for us on this machine: whether it would like to encrypt need not
   * be asked each time.
   */
  Address ofOurOwn() {
    Properties more = new Properties();
    more.putAll(settings);
    PGProperty.SSL_MODE.set(more, "disable");
    PGProperty.GSS_ENC_MODE.set(more, "disable");
    return new Address(hosts, database, superuser, more);
  }

  private static boolean namesDatabase(String jdbcUrl) {
    return jdbcUrl.replaceFirst("\\?.*", "").matches("jdbc:postgresql:(//[^/]*/.+|[^/].*)");
  }

  private static String hosts(Properties settings) {
    String[] names = PGProperty.PG_HOST.getOrDefault(settings).split(",", -1);
    String[] ports = PGProperty.PG_PORT.getOrDefault(settings).split(",", -1);
    StringBuilder hosts = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      hosts.append(i == 0 ? "" : ",").append(names[i]).append(':');
      hosts.append(ports[Math.min(i, ports.length - 1)]);
    }
    return hosts.toString();
  }

  Login superuser() {
    return superuser;
  }

  /** The database that the URL names: logged in to, never written to. */
  String database() {
    return database;
  }

  /** For messages: no user, no password, no settings. */
  String redacted() {
    return "jdbc:postgresql://%s/%s".formatted(hosts, database);
  }

  /** The first of its hosts. */
  InetSocketAddress endpoint() {
    String first = hosts.split(",", 2)[0];
    int colon = first.lastIndexOf(':');
    return new InetSocketAddress(
        first.substring(0, colon), Integer.parseInt(first.substring(colon + 1)));
  }

  /** By way of a port of this machine, where nobody encrypts. */
  static String url(int port, String database, Login login) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&gssEncMode=disable&user=%s&password=%s"
        .formatted(port, encoded(database), encoded(login.user()), encoded(login.password()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A session of our own, of the superuser. */
  Connection connectAsSuperuser(String toDatabase, String applicationName) {
    Connection connection = connect(toDatabase, superuser, applicationName, SessionSettings.OURS);
    try {
      if (SessionSettings.haveTransactionTimeout(connection)) {
        execute(connection, SessionSettings.UNLIMITED_TRANSACTIONS);
      }
      return connection;
    } catch (SQLException e) {
      throw new ServerException(reason(toDatabase, superuser, e), e);
    }
  }

  /**
   * Any session.
   *
   * @param begin what it begins with, as the server's command line takes it; after what the URL
   *     says
   */
  Connection connect(String toDatabase, Login login, String applicationName, String begin) {
    Properties all = new Properties();
    all.putAll(settings);
    PGProperty.USER.set(all, login.user());
    if (!login.password().isEmpty()) {
      PGProperty.PASSWORD.set(all, login.password());
    }
    PGProperty.APPLICATION_NAME.set(all, applicationName);
    PGProperty.TCP_KEEP_ALIVE.set(all, true);
    if (!begin.isEmpty()) {
      String before = Optional.ofNullable(PGProperty.OPTIONS.getOrNull(all)).orElse("");
      PGProperty.OPTIONS.set(all, (before + " " + begin).strip());
    }
    if (!PGProperty.ASSUME_MIN_SERVER_VERSION.isPresent(all)) {
      // The name is then part of the greeting, and no statement of its own.
      PGProperty.ASSUME_MIN_SERVER_VERSION.set(all, "15");
    }
    String encoded = encoded(toDatabase);
    try {
      Connection connection =
          new Driver().connect("jdbc:postgresql://%s/%s".formatted(hosts, encoded), all);
      setTimeZone(connection);
      return connection;
    } catch (SQLException e) {
      throw new ServerException(reason(toDatabase, login, e), e);
    }
  }

  /**
   * What is shown must not depend on the machine's time zone, which the driver greets with. The
   * command line sets that of its process to UTC; then there is nothing left to say.
   */
  private static void setTimeZone(Connection connection) throws SQLException {
    String reported = connection.unwrap(PGConnection.class).getParameterStatus("TimeZone");
    if (!"UTC".equals(reported)) {
      execute(connection, "set timezone = 'UTC'");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String reason(String toDatabase, Login login, SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    String where = "jdbc:postgresql://%s/%s".formatted(hosts, toDatabase);
    return switch (state) {
      case "08001" ->
          "cannot reach %s: nothing answers there; check host and port, and that Postgres is running"
              .formatted(where);
      case "28P01", "08004" ->
          """
          cannot log in to %s as "%s": the password is wrong or missing (%s); give it as \
          ?user=…&password=… in the URL, or in PGUSER and PGPASSWORD"""
              .formatted(where, login, state);
      case "28000" ->
          """
          cannot log in to %s as "%s": the server does not let this role in (28000); check that \
          the role exists and that pg_hba.conf admits it"""
              .formatted(where, login);
      case "3D000" ->
          "there is no database \"%s\" at %s (3D000); name one that exists in the URL"
              .formatted(toDatabase, where);
      default ->
          "cannot connect to %s as \"%s\" (%s): %s"
              .formatted(where, login, state, firstLine(e.getMessage()));
    };
  }

  private static String firstLine(String message) {
    return String.valueOf(message).lines().findFirst().orElse("no reason given");
  }
}
