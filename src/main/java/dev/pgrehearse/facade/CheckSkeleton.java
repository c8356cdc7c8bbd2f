package dev.pgrehearse.facade;

import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import java.util.List;

/**
 * Checks to start from. What only the system's author knows, such as which rows alice has, is left
 * to be written in, and the check is red until it is.
 */
record CheckSkeleton(MovePlan move, String slug) {

  String text() {
    StringBuilder text = new StringBuilder(counts() + options());
    readers().forEach(role -> text.append(reads(role)));
    return text.append(writes()).toString();
  }

  /**
   * Roles that this database has; the identities of a plan's rehearsal.yaml are called like them.
   */
  private List<String> readers() {
    return move.readers().stream().filter(role -> !role.equals("public")).toList();
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

  private String reads(String role) {
    String name = QualifiedName.unquoted(role);
    return check(
        "shows_%s_the_rows".formatted(FacadePack.slug(name)),
        "The table's policies hold behind the facade: write in how many rows these are.",
        FacadePack.yaml(name),
        "select %s from %s".formatted(String.join(", ", move.columns()), move.facade()),
        "count: -1 # write in how many");
  }

  private String writes() {
    String columns = String.join(", ", move.needed());
    String values = String.join(", ", move.needed().stream().map(name -> "null").toList());
    String given =
        move.needed().isEmpty() ? "default values" : "(%s) values (%s)".formatted(columns, values);
    return check(
        "gives_a_new_row_back",
        "Clients read the key and the defaults of what they insert: write in values and rows.",
        readers().stream()
            .findFirst()
            .map(role -> FacadePack.yaml(QualifiedName.unquoted(role)))
            .orElse("migration"),
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
