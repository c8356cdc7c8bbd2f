package dev.pgrehearse.facade.routine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.facade.catalog.Dictionary;
import dev.pgrehearse.facade.catalog.Names;
import dev.pgrehearse.facade.catalog.QualifiedName;
import dev.pgrehearse.facade.catalog.SearchPath;
import dev.pgrehearse.facade.move.Move;
import dev.pgrehearse.facade.refusal.HardStop;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names in a function's text are found where they stand, and nowhere else. */
final class BodyTextTest {
  private static final Move MOVE = Move.of("public", "topics", "dom", "topics");
  private static final Names NAMES = new Names(Set.of("order", "select"));
  private static final Dictionary DICTIONARY =
      new Dictionary(
          Set.of(
              new Dictionary.Entry("relation", "public", "topics"),
              new Dictionary.Entry("relation", "public", "users"),
              new Dictionary.Entry("relation", "public", "order"),
              new Dictionary.Entry("type", "public", "mood"),
              new Dictionary.Entry("function", "public", "is_admin"),
              new Dictionary.Entry("function", "public", "lower"),
              new Dictionary.Entry("function", "pg_catalog", "lower"),
              new Dictionary.Entry("function", "pg_catalog", "now"),
              new Dictionary.Entry("operator", "extensions", "<=>")),
          List.of("public", "extensions"));

  /** Nothing that a routine runs looks anything up. */
  private static final PathNeeds ALONE =
      new PathNeeds() {
        @Override
        public Set<String> operatorSchemas(Routine routine, BodyText text) {
          return text.operators().contains("<=>") ? Set.of("extensions") : Set.of();
        }

        @Override
        public Optional<WidePath> wide(Routine routine, BodyText text) {
          return Optional.empty();
        }
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select * from topics|select * from dom.topics",
        "select topics.name from topics|select topics.name from dom.topics",
        "select 1 from users, topics|select 1 from public.users, dom.topics",
        "select 1 from users u join topics t on t.a = u.a|"
            + "select 1 from public.users u join dom.topics t on t.a = u.a",
        "insert into topics (a) values (1)|insert into dom.topics (a) values (1)",
        "insert into public.topics (a) values (1)|insert into dom.topics (a) values (1)",
        "update topics set a = 1|update dom.topics set a = 1",
        "delete from only topics using users|delete from only dom.topics using public.users",
        "select topics from topics|select topics from dom.topics",
        "select row_to_json(topics) from topics|select row_to_json(topics) from dom.topics",
        "select a::mood from topics|select a::public.mood from dom.topics",
        "select cast(a as mood) from topics|select cast(a as public.mood) from dom.topics",
        "select 1 from topics where is_admin()|select 1 from dom.topics where public.is_admin()",
        "select now() from topics|select now() from dom.topics",
        "select lower(a) from topics|select lower(a) from dom.topics",
        "select 1 from topics for update|select 1 from dom.topics for update",
        "select extract(year from users) from topics|"
            + "select extract(year from users) from dom.topics",
        "select case when a then comment else b end from topics|"
            + "select case when a then comment else b end from dom.topics",
        "select a is distinct from users from topics|"
            + "select a is distinct from users from dom.topics",
        "select 1 from \"topics\" -- from topics|select 1 from dom.topics -- from topics",
        "select 1 from (select 1 from topics) x, users|"
            + "select 1 from (select 1 from dom.topics) x, public.users",
        "select 1 from topics, \"order\"|select 1 from dom.topics, public.\"order\"",
        "select 1 from topics join x using (users)|select 1 from dom.topics join x using (users)",
        "declare r topics; v topics.a%type; begin select 1; end|"
            + "declare r dom.topics; v dom.topics.a%type; begin select 1; end",
        "declare r topics%rowtype; begin select a, b into users from x; end|"
            + "declare r dom.topics%rowtype; begin select a, b into users from x; end",
      })
  void names_are_qualified_where_they_are_looked_up(String body, String expected) {
    assertThat(rewrite(body, Optional.empty()).routine())
        .get()
        .satisfies(
            routine -> {
              assertThat(routine.body()).isEqualTo(expected);
              assertThat(routine.path()).contains("''");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 'topics'",
        "select topics from users",
        "select 1 from other.topics",
        "select 1 -- from topics",
        "select 1 from topics()",
      })
  void what_only_looks_like_the_table_is_left_alone(String body) {
    assertThat(rewrite(body, Optional.empty()))
        .isEqualTo(new Rewrite(Optional.empty(), "", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "execute 'select 1 from topics'|"
            + "it builds SQL when it runs, from strings that name the table",
        "select 1 from topics; execute x|it builds SQL when it runs, which cannot be read before",
        "with topics as (select 1) select 1 from topics|a with clause in it has the table's name",
      })
  void what_cannot_be_read_is_left_with_the_reason(String body, String reason) {
    assertThat(rewrite(body, Optional.empty()))
        .isEqualTo(new Rewrite(Optional.empty(), reason, Optional.empty()));
  }

  @Test
  void an_operator_keeps_its_schema_on_the_path() {
    assertThat(rewrite("select a <=> b from topics", Optional.empty()).routine())
        .get()
        .extracting(routine -> routine.path().orElse("none"))
        .isEqualTo("'extensions'");
  }

  @Test
  void a_path_that_is_safe_stays_and_other_names_with_it() {
    assertThat(rewrite("select 1 from public.topics, users", Optional.of("\"\"")).routine())
        .get()
        .satisfies(
            routine -> {
              assertThat(routine.body()).isEqualTo("select 1 from dom.topics, users");
              assertThat(routine.header()).isEqualTo("CREATE FUNCTION f()\n LANGUAGE sql");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "truncate table topics|TRUNCATE",
        "insert into topics values (1) on conflict on constraint a do nothing|CONSTRAINT",
        "copy topics from stdin|COPY",
        "merge into public.topics using x on true when matched then delete|MERGE",
        "select ctid from topics|SYSTEM_COLUMN",
        "create table x (a uuid references topics)|REFERENCES",
        "select id, name from topics group by id|GROUP_BY",
        "truncate users, topics|TRUNCATE",
        "update topics as t set a = 1 where current of c|CURRENT_OF",
        "select 1 from topics as t tablesample system (1)|TABLESAMPLE",
        "delete from only public.topics|ONLY",
      })
  void a_form_that_no_view_serves_is_seen(String sql, HardStop stop) {
    QualifiedName table = new QualifiedName("public", "topics");
    String words = new BodyText(sql).words();
    assertThat(HardStop.values())
        .filteredOn(one -> one.in(words, table, 150000))
        .containsExactly(stop);
    assertThat(HardStop.values())
        .filteredOn(one -> one.in(new BodyText("select 1 from topics").words(), table, 150000))
        .isEmpty();
    assertThat(HardStop.MERGE.in(words, table, 170000)).isFalse();
  }

  @Test
  void a_path_is_read_as_postgres_writes_it() {
    assertThat(SearchPath.schemas("\"$user\", public, \"My, schema\""))
        .containsExactly("public", "My, schema");
    assertThat(SearchPath.schemas("\"\"")).isEmpty();
    assertThat(SearchPath.setting(List.of())).isEqualTo("''");
  }

  private static Rewrite rewrite(String body, Optional<String> path) {
    Routine routine =
        new Routine(
            1,
            "public.f()",
            "CREATE FUNCTION f()\n LANGUAGE sql",
            body,
            "sql",
            false,
            "owner",
            Optional.empty(),
            path);
    return Rewrite.of(routine, new BodyText(body), MOVE, MOVE.to(), NAMES, DICTIONARY, ALONE);
  }
}
