package dev.pgrehearse.server;

/** The main class of a process that creates databases and roles until it is ended. */
final class EndlessRehearsal {
  private EndlessRehearsal() {}

  public static void main(String[] arguments) {
    try (Server server = Servers.start(ServerChoice.parse(arguments[0], 17));
        Database database = server.createDatabase(PrivilegeRegime.OPEN);
        Session session = new Session(database.connectAsMigrationRole())) {
      session.execute("create role crm_reader; create table public.orders (id bigint)");
      session.execute("grant select on public.orders to crm_reader");
      session.execute("begin; lock table public.orders");
      System.out.println("at work");
      while (true) {
        server.createDatabase(PrivilegeRegime.CLOSED);
      }
    }
  }
}
