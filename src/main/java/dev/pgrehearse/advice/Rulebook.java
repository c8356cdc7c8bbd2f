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
              "facade-lost-security-invoker",
              Severity.ERROR,
              """
              a facade of {detail} that reads and writes it with its owner's rights, past row level \
              security""",
              """
              alter view {target} set (security_invoker = on); and state the option each time the \
              view is replaced."""),
          atTheEnd(
              "facade-columns-drifted",
              Severity.WARNING,
              "{detail} cannot be reached by the old name",
              """
              create or replace view {target} with (security_invoker = on) as …, with the column at \
              the end, and its default; or accept it where the column is hidden on purpose."""),
          atTheEnd(
              "facade-defaults-drifted",
              Severity.ERROR,
              "who writes by the old name gets another default: {detail}",
              "alter view {target} alter column … set default …; as the table has it."),
          atTheEnd(
              "facade-grants-drifted",
              Severity.ERROR,
              "who may do what depends on the name that is used: {detail}",
              """
              Grant on {target} what its table grants, and no more: the caller needs both, and \
              somebody counts on the difference otherwise."""),
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
              it."""),
          atTheEnd(
              "trigger-function-not-volatile",
              Severity.INFO,
              """
              it is declared {detail}: what the statement has changed so far it does not see, and \
              it may not write""",
              "alter function {target} volatile;"),
          atTheEnd(
              "definer-without-caller",
              Severity.INFO,
              "it runs with its owner's rights, and only its owner may call it{detail}",
              "alter function {target} security invoker; or grant execute to who needs it."),
          atTheEnd(
              "policy-without-rls",
              Severity.ERROR,
              "it has policies ({detail}), and row level security is off, so none of them binds",
              "alter table {target} enable row level security;"),
          atTheEnd(
              "rls-without-policy",
              Severity.WARNING,
              """
              a privilege that no policy gives a row to: {detail}; nobody but a role with BYPASSRLS \
              gets anything by it""",
              "Write the policy that is missing on {target}, or revoke the privilege."),
          atTheEnd(
              "policy-without-privilege",
              Severity.INFO,
              """
              it speaks of what its roles may not do: {detail}; whoever grants that later opens it \
              without looking at the policy""",
              "Let the policy on {target} name only the verbs and roles that have the privilege."),
          atTheEnd(
              "grant-option-held",
              Severity.WARNING,
              "{detail} may hand it on to any other role",
              "revoke grant option for all on {target} from …; the privilege itself stays."),
          atTheEnd(
              "policy-trusts-session-variable",
              Severity.ERROR,
              "it decides by a setting that any session can set for itself: {detail}",
              """
              Decide by auth.uid() or another claim of the token: those are set by the server for \
              each request."""),
          atTheEnd(
              "definer-without-caller-check",
              Severity.WARNING,
              """
              it runs with its owner's rights, {detail} may call it, and nothing in it asks who is \
              calling""",
              """
              Let it look at auth.uid(), or revoke execute on function {target} from public, \
              authenticated;"""),
          atTheEnd(
              "policy-always-true",
              Severity.ERROR,
              "it is true for every row: {detail}",
              """
              Say whose rows they are: alter policy {target} using (owner_user_id = (select \
              auth.uid())) with check (owner_user_id = (select auth.uid()));"""),
          atTheEnd(
              "policy-reads-everything",
              Severity.WARNING,
              "it shows every row to {detail}, in a table whose rows belong to somebody",
              """
              Say whose rows they are: alter policy {target} using (owner_user_id = (select \
              auth.uid()));"""),
          atTheEnd(
              "policy-never-true",
              Severity.WARNING,
              "its {detail} is true for no row: the policy lets nothing through",
              "Mend the condition or drop policy {target};"),
          atTheEnd(
              "policies-in-a-circle",
              Severity.ERROR,
              """
              to read it its policies must read it again: {detail}; a query ends in 42P17, infinite \
              recursion""",
              """
              Put one of the subselects into a function that is security definer, asks auth.uid() \
              itself and has a fixed search_path."""),
          atTheEnd(
              "multiple-permissive-policies",
              Severity.WARNING,
              "several permissive policies, each evaluated for each row: {detail}",
              "Make one policy of them, with or; or let those that narrow be restrictive."),
          atTheEnd(
              "policy-column-without-index",
              Severity.WARNING,
              "no index leads with it, and policies search by it: {detail}",
              "create index concurrently on {target};"),
          always(
              "backup-table-readable",
              Severity.ERROR,
              "it is a copy of {detail}, without the row level security of its model",
              """
              revoke all on {target} from public, anon, authenticated; alter table {target} enable \
              row level security;"""),
          always(
              "auth-users-exposed",
              Severity.ERROR,
              "it gives out rows of auth.users: {detail}",
              """
              revoke all on {target} from public, anon, authenticated; and show what is needed from \
              a table of profiles with policies of its own."""),
          atTheEnd(
              "insert-in-anothers-name",
              Severity.WARNING,
              """
              rows belong to who stands in {detail}, and the policy does not look at it when one is \
              written""",
              "alter policy {target} with check ({detail} = (select auth.uid()));"),
          atTheEnd(
              "sensitive-column-exposed",
              Severity.WARNING,
              "{detail} may read a column whose name promises a secret",
              "revoke select {target} from anon; or grant the other columns by name."),
          atTheEnd(
              "force-rls-missing",
              Severity.WARNING,
              "its policies do not bind its owner, with whose rights API roles read it: {detail}",
              "alter table {target} force row level security;"),
          atTheEnd(
              "duplicate-index",
              Severity.WARNING,
              "it does nothing that {detail} does not do",
              "drop index concurrently {target};"),
          atTheEnd(
              "unindexed-foreign-key",
              Severity.INFO,
              """
              no index begins with {detail}: each delete or key change in the table that is \
              referred to reads this one from end to end""",
              "create index concurrently on {target};"),
          atTheEnd(
              "no-primary-key",
              Severity.INFO,
              "it has no primary key: no client and no replica can name one of its rows",
              """
              alter table {target} add column id bigint generated always as identity primary \
              key;"""),
          atTheEnd(
              "extension-in-public",
              Severity.WARNING,
              "it stands in public, so its functions are part of the API",
              "alter extension {target} set schema extensions;"),
          atTheEnd(
              "unsupported-reg-type",
              Severity.WARNING,
              "pg_upgrade refuses a database with a column of type {detail}",
              "alter table {target} type text;"),
          atTheEnd(
              "fkey-to-auth-unique",
              Severity.ERROR,
              """
              it refers to {detail}, which is unique but no primary key; the platform may drop that \
              index in an update""",
              "alter table {target}; and refer to auth.users (id)."),
          atTheEnd(
              "bypassrls-granted",
              Severity.ERROR,
              "it {detail}: no policy binds it",
              "alter role {target} nobypassrls; and revoke {target} from anon, authenticated;"),
          atTheEnd(
              "unique-reveals-rows",
              Severity.WARNING,
              "a unique violation tells whether a value is there in a row of {detail}",
              """
              Make the owner's column part of the key, let the server choose the value, or agree to \
              it."""),
          atTheEnd(
              "foreign-key-reveals-rows",
              Severity.WARNING,
              "whether an insert is refused tells whether a row is there in {detail}",
              """
              Let the insert policies of {target} look the row up: exists (select from … where …), \
              which its own policies then bind."""));

  /**
   * Of bodies, which no query of the catalog can read. At the end: a new function may well name
   * what a later changeset makes.
   */
  static final Rule BROKEN_BODY =
      atTheEnd(
          "function-broken",
          Severity.ERROR,
          "whoever calls it gets an error: {detail}",
          """
          create or replace function {target} …, with what its body names as it is called now; or \
          drop it with what it needs. A body in standard SQL (begin atomic) follows by itself.""");

  private Rulebook() {}

  private static Rule always(String slug, Severity severity, String message, String fix) {
    return new Rule(slug, severity, true, message, fix);
  }

  private static Rule atTheEnd(String slug, Severity severity, String message, String fix) {
    return new Rule(slug, severity, false, message, fix);
  }
}
