package dev.pgrehearse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WidenedTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          character varying(3)           | character varying(5)        | xxxx
          character varying(3)           | text                        | xxxx
          character(2)                   | text                        | xxx
          text                           | character varying(5)        | none
          uuid                           | text                        | pgrehearse
          integer                        | character varying(4)        | pgre
          smallint                       | integer                     | 32768
          integer                        | bigint                      | 2147483648
          bigint                         | integer                     | none
          bigint                         | numeric                     | 9223372036854775808,0.5
          integer                        | numeric(10,2)               | 0.5
          numeric(8,2)                   | numeric(10,2)               | 1000000
          numeric(8,2)                   | numeric(8,4)                | 0.005
          numeric(8,2)                   | numeric                     | 1000000,0.005
          numeric                        | numeric(8,2)                | none
          real                           | double precision            | 1.2345678901
          date                           | timestamp without time zone | 2001-02-03 04:05:06
          timestamp(0) without time zone | timestamp without time zone | 2001-02-03 04:05:06.123456
          timestamp without time zone    | timestamp with time zone    | none
          json                           | jsonb                       | none
          """)
  void what_only_the_wider_one_holds(String old, String now, String values) {
    assertThat(new WidenedType(old, now).values())
        .extracting(WidenedType.Value::literal)
        .containsExactly(values == null ? new String[0] : values.split(",", -1));
  }
}
