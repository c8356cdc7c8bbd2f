package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.changelog.ChangesetFailed;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import dev.pgrehearse.spec.Spec;
import dev.pgrehearse.spec.SystemSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * plpgsql_check reads the body of every function that the shipped systems leave behind, with every
 * table that a trigger calls it for. What it says is mended, or explained in docs/plpgsql-check.md.
 */
@Tag("docker")
final class PlpgsqlCheckIT {

  private static final Path HOME = Path.of(System.getProperty("pgrehearse.home", ""));
  private static final Path PAGE = HOME.resolve("docs/plpgsql-check.md");

  /** Functions of extensions are not ours, and neither is what stands in for the platform. */
  private static final String FUNCTIONS =
      """
      create temporary table checked as
      select
          p.oid as function,
          coalesce(t.relation, 0) as relation,
          t.old_table,
          t.new_table,
          p.prorettype = 'pg_catalog.trigger'::pg_catalog.regtype as is_trigger
      from pg_catalog.pg_proc as p
      join pg_catalog.pg_language as l on l.oid = p.prolang
      join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
      left join lateral (
          select distinct
              g.tgrelid as relation,
              g.tgoldtable as old_table,
              g.tgnewtable as new_table
          from pg_catalog.pg_trigger as g
          where g.tgfoid = p.oid
              and g.tgparentid = 0
      ) as t on true
      where l.lanname = 'plpgsql'
          and n.nspname not in ('pg_catalog', 'information_schema', 'auth')
          and not exists (
              select
              from pg_catalog.pg_depend as d
              where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                  and d.objid = p.oid
                  and d.deptype = 'e'
          )
      """;

  private static final String UNCHECKED =
      """
      select c.function::pg_catalog.regprocedure::text
      from checked as c
      where c.is_trigger
          and c.relation = 0
      order by 1
      """;

  private static final String CHECK =
      """
      select
          c.function::pg_catalog.regprocedure::text as function,
          case when c.relation = 0 then '' else c.relation::pg_catalog.regclass::text end
              as relation,
          coalesce(f.lineno, 0) as line,
          f.level,
          f.message,
          pg_catalog.concat_ws(' ', f.detail, f.hint) as detail
      from checked as c
      cross join lateral extensions.plpgsql_check_function_tb(
          funcoid => c.function,
          relid => c.relation,
          fatal_errors => false,
          other_warnings => true,
          performance_warnings => true,
          extra_warnings => true,
          security_warnings => true,
          oldtable => c.old_table,
          newtable => c.new_table
      ) as f
      where c.relation <> 0
          or not c.is_trigger
      order by 1, 2, 3, 4, 5, 6
      """;

  private static Server server;

  @BeforeAll
  static void start() {
    server = Servers.start(new ServerChoice.Docker(DockerImage.orSkip()));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void every_function_of_every_system_passes_or_is_explained() throws Exception {
    Spec spec = new Spec(HOME);
    assertThat(spec.systems()).contains("crm");
    Set<String> unexplained = new TreeSet<>();
    List<ExplainedFinding> explained = ExplainedFinding.readFrom(PAGE);
    Set<ExplainedFinding> unused = new LinkedHashSet<>(explained);
    for (String system : spec.systems()) {
      for (PlpgsqlFinding finding : findings(spec.read(system))) {
        List<ExplainedFinding> reasons = explained.stream().filter(finding::isExplainedBy).toList();
        reasons.forEach(unused::remove);
        if (reasons.isEmpty()) {
          unexplained.add(system + ": " + finding);
        }
      }
    }
    assertThat(unexplained).as("mend it, or explain it in %s", PAGE.getFileName()).isEmpty();
    assertThat(unused).as("%s explains what is not said", PAGE.getFileName()).isEmpty();
  }

  @Test
  void what_it_is_there_to_find_is_found() throws Exception {
    try (Database database = server.createDatabase(PrivilegeRegime.CLOSED);
        Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table public.note (id bigint, body text);
          create function public.count_in(name text) returns bigint
          language plpgsql volatile as $$
          declare
              v_count bigint;
              v_never text;
          begin
              execute 'select count(*) from ' || name into v_count;
              return v_count;
          end
          $$;
          create function public.stamp() returns trigger language plpgsql as $$
          begin
              new.changed_at := pg_catalog.now();
              return new;
          end
          $$;
          create function public.twice(n bigint) returns bigint
          language plpgsql volatile as 'begin return 2 * n; end';
          create function public.unused_trigger() returns trigger language plpgsql as
          'begin return new; end';
          create trigger stamp before update on public.note
              for each row execute function public.stamp();
          """);
      assertThat(check(connection))
          .extracting(finding -> finding.level() + " in " + finding.function())
          .containsExactly(
              "performance in public.count_in(text)",
              "warning in public.count_in(text)",
              "security in public.count_in(text)",
              "error in public.stamp()",
              "performance in public.twice(bigint)",
              "error in public.unused_trigger()");
    }
  }

  /** The main changelog's end, and that of each option on top of it. */
  private static List<PlpgsqlFinding> findings(SystemSpec spec)
      throws SQLException, ChangesetFailed {
    List<PlpgsqlFinding> findings = new ArrayList<>();
    try (PlayedSystem main = PlayedSystem.of(server, spec, PrivilegeRegime.CLOSED)) {
      findings.addAll(findings(main.name(), main.database()));
      for (SystemSpec.Option option : spec.options()) {
        try (PlayedSystem optional = main.with(option)) {
          findings.addAll(findings(optional.name(), optional.database()));
        }
      }
    }
    return findings;
  }

  private static List<PlpgsqlFinding> findings(String name, Database database) throws SQLException {
    // A copy, lest the extension stand in what an option is played on.
    try (Database copy = server.cloneOf(database);
        Connection connection = copy.connectAsSuperuser()) {
      List<PlpgsqlFinding> findings = check(connection);
      try (Statement statement = connection.createStatement();
          ResultSet count = statement.executeQuery("select count(*) from checked")) {
        count.next();
        assertThat(count.getInt(1)).as("functions of %s that were checked", name).isPositive();
      }
      return findings;
    }
  }

  private static List<PlpgsqlFinding> check(Connection connection) throws SQLException {
    List<PlpgsqlFinding> findings = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("create extension plpgsql_check with schema extensions");
      statement.execute("set search_path = ''");
      statement.execute(FUNCTIONS);
      try (ResultSet rows = statement.executeQuery(CHECK)) {
        while (rows.next()) {
          findings.add(
              new PlpgsqlFinding(
                  rows.getString("function"),
                  rows.getString("relation"),
                  rows.getInt("line"),
                  rows.getString("level"),
                  rows.getString("message"),
                  rows.getString("detail")));
        }
      }
      try (ResultSet rows = statement.executeQuery(UNCHECKED)) {
        while (rows.next()) {
          findings.add(
              new PlpgsqlFinding(
                  rows.getString(1),
                  "",
                  0,
                  "error",
                  "no trigger calls it, so it cannot be checked",
                  ""));
        }
      }
    }
    return findings;
  }
}
