package dev.pgrehearse.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liquibase.Scope;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.util.StringUtil;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever the SQL and the settings are, it is cut as Liquibase itself cuts it. */
class LiquibaseCutTest {

  @Property(tries = 3000)
  void sql_is_cut_as_liquibase_cuts_it(
      @ForAll("sql") String sql,
      @ForAll boolean stripComments,
      @ForAll boolean split,
      @ForAll("delimiters") Optional<String> delimiter) {
    assertThat(LiquibaseCut.calls(sql, stripComments, split, delimiter).texts())
        .isEqualTo(cutByLiquibase(sql, stripComments, split, delimiter));
  }

  @Property(tries = 1000)
  void any_characters_are_cut_as_liquibase_cuts_them(
      @ForAll String sql,
      @ForAll boolean stripComments,
      @ForAll("delimiters") Optional<String> at) {
    assertThat(LiquibaseCut.calls(sql, stripComments, true, at).texts())
        .isEqualTo(cutByLiquibase(sql, stripComments, true, at));
  }

  /** Its buffer has 4096 characters, and goes round when it is full. */
  @Property(tries = 200)
  void tokens_longer_than_liquibases_buffer_are_cut_as_liquibase_cuts_them(
      @ForAll("pieces") List<String> pieces) {
    String sql =
        pieces.stream()
            .map(piece -> piece + piece.repeat(700) + " x ")
            .collect(Collectors.joining());
    assertThat(LiquibaseCut.calls(sql, true, true, Optional.empty()).texts())
        .isEqualTo(cutByLiquibase(sql, true, true, Optional.empty()));
  }

  @Property(tries = 300)
  void where_no_comment_was_seen_stripping_them_changes_nothing(
      @ForAll("sql") String sql, @ForAll("delimiters") Optional<String> delimiter) {
    Calls whole = LiquibaseCut.calls(sql, false, true, delimiter);
    if (!whole.comments()) {
      assertThat(LiquibaseCut.calls(sql, true, true, delimiter).texts()).isEqualTo(whole.texts());
    }
  }

  @Property(tries = 300)
  void liquibases_strict_mode_is_kept(@ForAll("sql") String sql) throws Exception {
    Scope.child(
        Map.of("liquibase.strict", true),
        () -> {
          Optional<String> slash = Optional.of("/");
          assertThat(LiquibaseCut.calls(sql, true, true, slash).texts())
              .isEqualTo(cutByLiquibase(sql, true, true, slash));
        });
  }

  @Example
  void the_strict_mode_makes_a_difference_that_would_be_noticed() throws Exception {
    String sql = "select 1 \n/\nselect 2";
    assertThat(cutByLiquibase(sql, true, true, Optional.of("/"))).hasSize(2);
    Scope.child(
        Map.of("liquibase.strict", true),
        () ->
            assertThat(cutByLiquibase("select 1 /\nselect 2", true, true, Optional.of("/")))
                .containsExactly("select 1", "select 2"));
  }

  @Example
  void comments_are_seen() {
    assertThat(LiquibaseCut.calls("select 1 -- one", false, true, Optional.empty()).comments())
        .isTrue();
    assertThat(LiquibaseCut.calls("select '-- one'", false, true, Optional.empty()).comments())
        .isFalse();
  }

  private static List<String> cutByLiquibase(
      String sql, boolean stripComments, boolean split, Optional<String> delimiter) {
    try {
      return List.of(
          StringUtil.processMultiLineSQL(
              sql.replace("\r", ""), stripComments, split, delimiter.orElse(null)));
    } catch (UnexpectedLiquibaseException e) {
      return List.of(sql);
    }
  }

  @Provide
  Arbitrary<Optional<String>> delimiters() {
    return Arbitraries.of(
            ";", "/", "//", "@@", "go", "GO;", "\n/$", "\\ngo", "(;|@@)", "", "", "end ")
        .optional(0.7);
  }

  @Provide
  Arbitrary<String> sql() {
    return pieces().map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    Arbitrary<String> words =
        Arbitraries.of(
            "begin",
            "END",
            "Begin",
            "end",
            "transaction",
            "tran",
            "dialog",
            "go",
            "GO",
            "select",
            "a",
            "e",
            "N",
            "_utf8",
            "u&",
            "ü",
            "ſ",
            "id",
            "17",
            "1.5e-3",
            ".5",
            "1e",
            "x1");
    Arbitrary<String> marks =
        Arbitraries.of(
            ";", ";", ";", "/", "//", "@@", "@", "'", "'", "''", "\"", "\"\"", "\\", "\\'", "$$",
            "$a$", "--", "-- x\n", "/*", "*/", "*", "[", "]", "`", ".", ",", "(", ")", "=", "#");
    Arbitrary<String> blanks =
        Arbitraries.of(
            " ", " ", " ", "\n", "\n", "\n", "\t", "\r\n", "\f", "\u000B", "\u00A0", "\u2003",
            "\uFEFF", "\u0085");
    Arbitrary<String> phrases =
        Arbitraries.of(
            "begin transaction;",
            "begin\ntrans ",
            "begin /* x */ tran",
            "begin distributed x",
            "begin dialog ",
            "begin conversation;",
            "begin;",
            "begin select 1; end;",
            "end;",
            "end transaction;",
            " end -- x\n trans;",
            " end tran ",
            " -- x\n ",
            " /* x */\n",
            "\n/\n",
            "\ngo\n",
            "\n@@\n",
            ";\n;",
            "//\n",
            "'a; b'",
            "'it''s'");
    Arbitrary<String> strange = Arbitraries.of("\uD83D\uDE00", "€", "\u2028", "\u0001");
    return Arbitraries.frequencyOf(
            Tuple.of(80, words),
            Tuple.of(80, phrases),
            Tuple.of(80, marks),
            Tuple.of(80, blanks),
            Tuple.of(1, strange))
        .list()
        .ofMaxSize(40);
  }
}
