package dev.pgrehearse.facade.refusal;

import dev.pgrehearse.facade.catalog.QualifiedName;
import java.util.regex.Pattern;

/** A form of statement that works on a table and on no view, however it is made. */
public enum HardStop {
  TRUNCATE(
      "facade-truncate",
      " truncate (table )?([^;()]*, )?(only )?@",
      "truncate fails on a view",
      "42809",
      "delete from @ where true; or truncate @home, as a role that may"),
  CONSTRAINT(
      "facade-on-constraint",
      " on conflict on constraint ",
      "on conflict on constraint fails on a view, which has none",
      "42704",
      "name the columns: on conflict (…)"),
  COPY(
      "facade-copy",
      " copy @",
      "copy into and out of a view fails",
      "42809",
      "copy (select … from @) to …; to copy into it, use @home or --triggers"),
  MERGE(
      "facade-merge",
      " merge into (only )?@",
      "merge into a view fails before Postgres 17",
      "0A000",
      "insert … on conflict, or merge into @home"),
  SYSTEM_COLUMN(
      "facade-system-column",
      " (ctid|xmin|xmax|cmin|cmax|tableoid) ",
      "a view has no system columns",
      "42703",
      "compare a column of its own, such as updated_at, or read @home"),
  CURRENT_OF(
      "facade-current-of",
      " (update|delete from) (only )?@[^;]*where current of ",
      "where current of a cursor fails on a view",
      "0A000",
      "have the cursor fetch the key, and write where the key is that one; or use @home in both"),
  TABLESAMPLE(
      "facade-tablesample",
      " @(as )?([^ ;(),]+ )?tablesample ",
      "a view cannot be sampled",
      "0A000",
      "sample @home, as a role that may read it"),
  ONLY(
      "facade-only",
      " (from|join|update|into|,) only (\\( )?@",
      "only of a view is the view, with the rows of the table's children too",
      "no error, other rows",
      "write only @home"),
  REFERENCES(
      "facade-references",
      " references @",
      "a foreign key to a view fails",
      "42809",
      "references @home"),
  GROUP_BY(
      "facade-group-by",
      " group by (?!rollup|cube|grouping)",
      "grouped by its key, a view still wants every selected column in group by",
      "42803",
      "name the other columns in group by too, if there are any");

  private final String rule;
  private final String form;
  private final String why;
  private final String sqlState;
  private final String fix;

  HardStop(String rule, String form, String why, String sqlState, String fix) {
    this.rule = rule;
    this.form = form;
    this.why = why;
    this.sqlState = sqlState;
    this.fix = fix;
  }

  String rule() {
    return rule;
  }

  String consequence() {
    return "%s (%s)".formatted(why, sqlState);
  }

  public String why() {
    return why;
  }

  public String sqlState() {
    return sqlState;
  }

  /**
   * Whether the form alone says it: a system column may be another table's, and grouping by the key
   * is no matter where nothing else is selected.
   */
  public boolean certain() {
    return this != SYSTEM_COLUMN && this != GROUP_BY && this != ONLY;
  }

  public String fix(String facade, String home) {
    return fix.replace("@home", home).replace("@", facade);
  }

  /**
   * Whether the words of a statement have this form.
   *
   * @param version {@code server_version_num}
   */
  public boolean in(String words, QualifiedName table, int version) {
    if (this == MERGE && version >= 170000) {
      return false;
    }
    String name =
        "(%s \\. )?%s ".formatted(optionallyQuoted(table.schema()), optionallyQuoted(table.name()));
    return Pattern.compile(form.replace("@", name)).matcher(words).find();
  }

  private static String optionallyQuoted(String name) {
    return "\"?" + Pattern.quote(name) + "\"?";
  }
}
