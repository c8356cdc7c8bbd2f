package dev.pgrehearse.advice;

import dev.pgrehearse.finding.Severity;
import java.util.List;

/** The words of all rules, in one place. */
final class Rulebook {

  static final List<Rule> RULES =
      List.of(
          always(
              "rls-disabled",
              Severity.ERROR,
              "row level security is off, so a privilege reaches every row: {detail}",
              """
              alter table {target} enable row level security; and a policy for each verb that is \
              granted."""),
          atTheEnd(
              "policy-trusts-user-metadata",
              Severity.ERROR,
              """
              it decides by user_metadata, which every user writes for himself: {detail}""",
              """
              Decide by app_metadata or by a table of roles: user_metadata is changed by \
              auth.updateUser() of any client."""),
          atTheEnd(
              "policy-calls-per-row",
              Severity.WARNING,
              "it calls a function for each row that could be called once a statement: {detail}",
              """
              Wrap each call: (select auth.uid()) in place of auth.uid(); alter policy {target} \
              using (…);"""),
          always(
              "view-without-security-invoker",
              Severity.ERROR,
              "{detail}, past row level security",
              "alter view {target} set (security_invoker = on);"),
          always(
              "materialized-view-exposed",
              Severity.ERROR,
              """
              {detail} may read it, and it keeps rows of tables with row level security, which it \
              has not itself""",
              """
              revoke all on {target} from public, anon, authenticated; and give the rows out by a \
              function that asks who is calling."""),
          always(
              "foreign-table-exposed",
              Severity.ERROR,
              "a foreign table has no row level security: {detail}",
              """
              revoke all on {target} from public, anon, authenticated; and give the rows out by a \
              function that asks who is calling."""),
          always(
              "definer-search-path-mutable",
              Severity.ERROR,
              """
              it runs with its owner's rights, and its caller can choose what its names mean: \
              {detail}""",
              "alter function {target} set search_path = ''; and qualify each name in its body."),
          atTheEnd(
              "function-search-path-mutable",
              Severity.WARNING,
              "what its names mean depends on who calls it: {detail}",
              "alter function {target} set search_path = ''; and qualify each name in its body."),
          always(
              "definer-executable-by-anon",
              Severity.ERROR,
              "it runs with its owner's rights, and {detail} may call it without signing in",
              """
              revoke execute on function {target} from public, anon; then grant it to who needs \
              it."""));

  private Rulebook() {}

  private static Rule always(String slug, Severity severity, String message, String fix) {
    return new Rule(slug, severity, true, message, fix);
  }

  private static Rule atTheEnd(String slug, Severity severity, String message, String fix) {
    return new Rule(slug, severity, false, message, fix);
  }
}
