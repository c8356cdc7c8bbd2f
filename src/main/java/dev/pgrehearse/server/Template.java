package dev.pgrehearse.server;

import java.sql.SQLException;
import java.util.List;

/** A database that is there to be copied. */
final class Template {
  /** The first that the server knows: one order of text on every provider. */
  private static final List<String> LOCALES =
      List.of("locale 'C.UTF-8' locale_provider libc", "locale 'C' locale_provider libc");

  private final Session session;
  private final String name;
  private final String owner;

  Template(Session session, String name, String owner) {
    this.session = session;
    this.name = name;
    this.owner = owner;
  }

  /** From template0: what somebody put into template1 of the server is not Supabase's. */
  void create() {
    SQLException last = null;
    for (String locale : LOCALES) {
      try {
        session.tryExecute(
            "create database %s owner %s template template0 encoding 'UTF8' %s"
                .formatted(Session.identifier(name), Session.identifier(owner), locale));
        return;
      } catch (SQLException e) {
        last = e;
      }
    }
    throw new ServerException(
        "database %s cannot be created: %s".formatted(name, last.getMessage()), last);
  }

  /**
   * Copying files is twice as fast as the default, which writes the copy to the log page by page;
   * but it asks for two checkpoints, which other users of a server would notice.
   */
  void copyTo(String copy, String applicationName, boolean checkpointsAreFree) {
    new Bystanders(session, name, applicationName).leave();
    session.execute(
        "create database %s owner %s template %s strategy %s"
            .formatted(
                Session.identifier(copy),
                Session.identifier(owner),
                Session.identifier(name),
                checkpointsAreFree ? "file_copy" : "wal_log"));
  }
}
