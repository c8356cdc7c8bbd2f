package dev.pgrehearse.facade;

import dev.pgrehearse.facade.catalog.Names;

/**
 * Checks to start from. What only the system's author knows, such as which rows alice has, is left
 * to be written in, and the check is red until it is.
 */
record CheckSkeleton(MovePlan move, String slug) {

  String text() {
    return counts()
        + options()
        + reads("alice", "authenticated")
        + reads("anon", "anon")
        + writes();
  }

  private String counts() {
    return check(
        "shows_every_row_of_its_table",
        "What is in %s is what clients see in %s.".formatted(move.home(), move.facade()),
        "migration",
        "select (select count(*) from %s) = (select count(*) from %s)"
            .formatted(move.facade(), move.home()),
        "value: true");
  }

  private String options() {
    return check(
        "asks_the_policies_about_its_caller",
        "Without security_invoker the view would show the rows that its owner may see.",
        "migration",
        "select reloptions from pg_catalog.pg_class where oid = %s::regclass"
            .formatted(Names.literal(move.facade())),
        "value: \"{security_invoker=on}\"");
  }

  private String reads(String identity, String role) {
    boolean may = move.readers().contains(role) || move.readers().contains("public");
    return check(
        may ? "shows_%s_the_rows".formatted(identity) : "is_closed_to_%s".formatted(identity),
        may
            ? "The table's policies hold behind the facade: write in how many rows these are."
            : "Nobody may do more through the facade than with the table.",
        identity,
        "select %s from %s".formatted(String.join(", ", move.columns()), move.facade()),
        may ? "count: -1 # write in how many" : "sqlstate: \"42501\"");
  }

  private String writes() {
    String columns = String.join(", ", move.needed());
    String values = String.join(", ", move.needed().stream().map(name -> "null").toList());
    String given =
        move.needed().isEmpty() ? "default values" : "(%s) values (%s)".formatted(columns, values);
    return check(
        "gives_a_new_row_back",
        "Clients read the key and the defaults of what they insert: write in values and rows.",
        "alice",
        "insert into %s %s returning %s"
            .formatted(move.facade(), given, String.join(", ", move.columns())),
        "rows: [[write in]]");
  }

  private String check(String fact, String because, String who, String sql, String expected) {
    return """

          - name: %s_facade_%s
            because: %s
            as: %s
            sql: %s
            %s
        """
        .formatted(slug, fact, FacadePack.yaml(because), who, FacadePack.yaml(sql), expected);
  }
}
