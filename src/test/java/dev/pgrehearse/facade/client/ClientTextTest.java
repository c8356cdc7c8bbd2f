package dev.pgrehearse.facade.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a recorded statement Postgres can be asked for a plan of, and what may be run. */
final class ClientTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1|select 1",
        "/* app */ update t set a = $1|update t set a = $1",
        "(select 1) union select 2|(select 1) union select 2",
        "prepare p (int) as select a from t where a = $1|select a from t where a = $1",
        "declare c cursor with hold for select a from t for update|select a from t for update",
        "create temp table x as select a from t|select a from t",
        "create materialized view v as with w as (select 1) table w|with w as (select 1) table w",
        "select now() - interval $1, $2::date|select now() - $1::interval, $2::date",
        "select date $1, timestamptz $12|select $1::date, $12::timestamptz",
        "select timestamp with time zone $1, time Without Time Zone $2|select $1::timestamp with time"
            + " zone, $2::time Without Time Zone",
        "select double precision $1, a::timestamp with time zone|select $1::double precision,"
            + " a::timestamp with time zone",
        "select extract($1 from a) from t|select pg_catalog.extract($1 , a) from t",
        "select extract($1 /* day */ from a)|select pg_catalog.extract($1 /* day */ , a)",
        "select a at time zone $1 from t|select a at time zone $1 from t",
        "select a.date from t as a where a.date = $1|select a.date from t as a where a.date = $1",
      })
  void what_can_be_planned_is_taken_out_of_what_stands_around_it(String sent, String planned) {
    assertThat(new ClientText(sent).planned()).contains(planned);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create view v as select a from t",
        "create table x (a integer)",
        "truncate t",
        "copy t to stdout",
        "vacuum t",
        "select 1; drop table t",
        "",
      })
  void what_makes_no_plan_is_not_planned(String sent) {
    assertThat(new ClientText(sent).planned()).isEmpty();
  }

  @Test
  void only_what_touches_no_file_and_no_program_is_run() {
    assertThat(new ClientText("truncate t").tried()).isTrue();
    assertThat(new ClientText("truncate t; drop table u").tried()).isFalse();
    assertThat(new ClientText("do 'begin end'").tried()).isFalse();
    assertThat(new ClientText("copy t from stdin").copiedIn()).isTrue();
    assertThat(new ClientText("copy t to stdout").copied()).isTrue();
    assertThat(new ClientText("copy t to '/tmp/stdout'").copied()).isFalse();
    assertThat(new ClientText("copy t to program 'cat > stdout'").copied()).isFalse();
    assertThat(new ClientText("copy stdout to program 'cat'").copied()).isFalse();
  }

  @Test
  void a_migration_is_told_from_a_client() {
    assertThat(new ClientText("alter table t add column b integer").changesSchema()).isTrue();
    assertThat(new ClientText("create view v as select a from t").changesSchema()).isTrue();
    assertThat(new ClientText("create temp table x as select a from t").changesSchema()).isFalse();
    assertThat(new ClientText("analyze t").changesSchema()).isFalse();
  }
}
