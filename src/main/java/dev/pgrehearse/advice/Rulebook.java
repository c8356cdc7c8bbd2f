package dev.pgrehearse.advice;

import dev.pgrehearse.finding.Severity;
import java.util.List;
import java.util.Set;

/**
 * The words of all rules, in one place, and what kind of fault each finds: {@link Nature} says why
 * it counts after every changeset or at the end alone.
 */
final class Rulebook {

  static final List<Rule> RULES =
      List.of(
          new Rule(
              "rls-disabled",
              Nature.OPENING,
              Severity.ERROR,
              "row level security is off, so a privilege reaches every row: {detail}",
              """
              alter table {target} enable row level security; and a policy for each verb that is \
              granted."""),
          new Rule(
              "policy-trusts-user-metadata",
              Nature.OPENING,
              Severity.ERROR,
              """
              it decides by user_metadata, which every user writes for himself: {detail}""",
              """
              Decide by app_metadata or by a table of roles: user_metadata is changed by \
              auth.updateUser() of any client."""),
          new Rule(
              "policy-calls-per-row",
              Nature.COSTLY,
              Severity.WARNING,
              "it calls a function for each row that could be called once a statement: {detail}",
              """
              Wrap each call: (select auth.uid()) in place of auth.uid(); alter policy {target} \
              using (…);"""),
          new Rule(
              "view-without-security-invoker",
              Nature.OPENING,
              Severity.ERROR,
              "{detail}",
              """
              alter view {target} set (security_invoker = on); or revoke all on {target} from public, \
              anon, authenticated; or agree to it in access.yaml where it is there to show what the \
              table does not."""),
          new Rule(
              "facade-lost-security-invoker",
              Nature.OPENING,
              Severity.ERROR,
              """
              a facade of {detail} that reads and writes it with its owner's rights, past row level \
              security""",
              """
              alter view {target} set (security_invoker = on); and state the option each time the \
              view is replaced."""),
          new Rule(
              "facade-columns-drifted",
              Nature.DRIFTING,
              Severity.WARNING,
              "{detail} cannot be reached by the old name",
              """
              create or replace view {target} with (security_invoker = on) as …, with the column at \
              the end, and its default; or accept it where the column is hidden on purpose."""),
          new Rule(
              "facade-embeds-drifted",
              Nature.DRIFTING,
              Severity.WARNING,
              """
              PostgREST finds a key by its column or its constraint only where both ends are tables, \
              and no function of that name stands for it: {detail} (400, PGRST200)""",
              """
              Run ./pgrehearse facade reissue --url … --view {target} in this changeset's database: it \
              writes the functions, and their way back."""),
          new Rule(
              "facade-defaults-drifted",
              Nature.DRIFTING,
              Severity.ERROR,
              "who writes by the old name gets another default: {detail}",
              "alter view {target} alter column … set default …; as the table has it."),
          new Rule(
              "facade-grants-drifted",
              Nature.DRIFTING,
              Severity.ERROR,
              "who may do what depends on the name that is used: {detail}",
              """
              Grant on {target} what its table grants, and no more: the caller needs both, and \
              somebody counts on the difference otherwise."""),
          new Rule(
              "materialized-view-exposed",
              Nature.OPENING,
              Severity.ERROR,
              "{detail}",
              """
              revoke all on {target} from public, anon, authenticated; and give the rows out by a \
              function that asks who is calling."""),
          new Rule(
              "foreign-table-exposed",
              Nature.OPENING,
              Severity.ERROR,
              "a foreign table has no row level security: {detail}",
              """
              revoke all on {target} from public, anon, authenticated; and give the rows out by a \
              function that asks who is calling."""),
          new Rule(
              "definer-search-path-mutable",
              Nature.OPENING,
              Severity.ERROR,
              """
              it runs with its owner's rights, and its caller can choose what its names mean: \
              {detail}""",
              "alter function {target} set search_path = ''; and qualify each name in its body."),
          new Rule(
              "function-search-path-mutable",
              Nature.DORMANT,
              Severity.WARNING,
              "what its names mean depends on who calls it: {detail}",
              "alter function {target} set search_path = ''; and qualify each name in its body."),
          new Rule(
              "definer-executable-by-anon",
              Nature.OPENING,
              Severity.ERROR,
              "it runs with its owner's rights, and {detail} may call it without signing in",
              """
              revoke execute on function {target} from public, anon; then grant it to who needs \
              it."""),
          new Rule(
              "trigger-function-not-volatile",
              Nature.COSTLY,
              Severity.INFO,
              """
              it is declared {detail}: what the statement has changed so far it does not see, and \
              it may not write""",
              "alter function {target} volatile;"),
          new Rule(
              "definer-without-caller",
              Nature.DORMANT,
              Severity.INFO,
              "it runs with its owner's rights, and only its owner may call it{detail}",
              "alter function {target} security invoker; or grant execute to who needs it."),
          new Rule(
              "policy-without-rls",
              Nature.OPENING,
              Severity.ERROR,
              "it has policies ({detail}), and row level security is off, so none of them binds",
              "alter table {target} enable row level security;"),
          new Rule(
              "rls-without-policy",
              Nature.DORMANT,
              Severity.WARNING,
              """
              a privilege that no policy gives a row to: {detail}; nobody but a role with BYPASSRLS \
              gets anything by it""",
              "Write the policy that is missing on {target}, or revoke the privilege."),
          new Rule(
              "policy-without-privilege",
              Nature.DORMANT,
              Severity.INFO,
              """
              it speaks of what its roles may not do: {detail}; whoever grants that later opens it \
              without looking at the policy""",
              "Let the policy on {target} name only the verbs and roles that have the privilege."),
          new Rule(
              "grant-option-held",
              Nature.DORMANT,
              Severity.WARNING,
              "{detail} may hand it on to any other role",
              "revoke grant option for all on {target} from …; the privilege itself stays."),
          new Rule(
              "policy-trusts-session-variable",
              Nature.OPENING,
              Severity.ERROR,
              "it decides by a setting that any session can set for itself: {detail}",
              """
              Decide by auth.uid() or another claim of the token: those are set by the server for \
              each request."""),
          new Rule(
              "policy-trusts-header",
              Nature.OPENING,
              Severity.WARNING,
              "it decides by what a client writes into its own request: {detail}",
              """
              Decide by auth.uid() or another claim of the token, which the server has checked; a \
              header may only bring a secret that the row holds."""),
          new Rule(
              "definer-without-caller-check",
              Nature.OPENING,
              Severity.WARNING,
              """
              it runs with its owner's rights, {detail} may call it, and nothing in it asks who is \
              calling""",
              """
              Let it look at auth.uid(), or revoke execute on function {target} from public, \
              authenticated;"""),
          new Rule(
              "policy-always-true",
              Nature.OPENING,
              Severity.ERROR,
              "it is true for every row: {detail}",
              """
              Say whose rows they are: alter policy {target} using (owner_user_id = (select \
              auth.uid())) with check (owner_user_id = (select auth.uid()));"""),
          new Rule(
              "policy-reads-everything",
              Nature.OPENING,
              Severity.WARNING,
              "it shows every row to {detail}, in a table whose rows belong to somebody",
              """
              Say whose rows they are: alter policy {target} using (owner_user_id = (select \
              auth.uid()));"""),
          new Rule(
              "policy-never-true",
              Nature.REFUSING,
              Severity.WARNING,
              "its {detail} is true for no row: the policy lets nothing through",
              "Mend the condition or drop policy {target};"),
          new Rule(
              "policy-matches-null",
              Nature.OPENING,
              Severity.ERROR,
              """
              it takes null for an answer: a row without a value is one of its own, {detail}""",
              """
              Compare with =, which null never passes, and let the column be not null: alter policy \
              {target} using (…);"""),
          new Rule(
              "policy-includes-null",
              // What the comment says may stand in a later changeset.
              Nature.DORMANT,
              Severity.INFO,
              """
              rows without a value in {detail} are for everybody whom the policy is for""",
              """
              Nothing, where they are meant to be: say so by comment on policy {target} is '…'; which \
              is then all that is asked. Otherwise leave the "is null or" out, and let the column be \
              not null."""),
          new Rule(
              "ownerless-rows-deletable",
              // What the comment says may stand in a later changeset.
              Nature.DORMANT,
              Severity.WARNING,
              """
              everybody whom the policy is for may delete rows without a value in {detail}""",
              """
              Let those rows have a policy of their own, for select; or say by comment on policy \
              {target} is '…'; that they are anybody's to delete."""),
          new Rule(
              "policy-open-to-visitors",
              Nature.OPENING,
              Severity.ERROR,
              "for who has not signed in it is true for every row: {detail}",
              """
              Say who it is for and whose rows they are: alter policy {target} to authenticated using \
              (owner_user_id = (select auth.uid()));"""),
          new Rule(
              "policy-narrows-nothing",
              Nature.DORMANT,
              Severity.WARNING,
              """
              it is restrictive and true for every row: it keeps nobody from {detail}""",
              "Write the condition that was meant, or drop policy {target};"),
          new Rule(
              "policy-compares-role",
              Nature.OPENING,
              Severity.WARNING,
              """
              {detail} is held against the database role, which is the same one for everybody who is \
              signed in""",
              "alter policy {target} using (… = (select auth.uid()));"),
          new Rule(
              "policy-calls-immutable",
              Nature.OPENING,
              Severity.ERROR,
              """
              it is declared immutable and {detail}: a plan that is kept holds the answer that the \
              first caller got""",
              "alter function {target} stable;"),
          new Rule(
              "policy-calls-volatile",
              Nature.COSTLY,
              Severity.WARNING,
              """
              it is declared volatile, and {detail}: for each row, without an index, and with what the \
              statement has changed so far""",
              "alter function {target} stable;"),
          new Rule(
              "default-privileges-open",
              Nature.DORMANT,
              Severity.WARNING,
              "what is made from now on is open before anybody has looked at it: {detail}",
              "alter default privileges{target};"),
          new Rule(
              "definer-path-without-temp",
              Nature.DORMANT,
              Severity.WARNING,
              """
              it runs with its owner's rights and names tables without their schema, and a temporary \
              table of its caller comes before all of its search_path ({detail})""",
              "alter function {target}; or qualify each name and set search_path = '';"),
          new Rule(
              "storage-objects-listed",
              Nature.OPENING,
              Severity.WARNING,
              "{detail} may list and read what it lets through, whoever asks",
              """
              Say whose objects they are: alter policy {target} using (owner_id = (select \
              auth.uid()::text)); what a public bucket serves by its address needs no policy."""),
          new Rule(
              "policies-in-a-circle",
              Nature.REFUSING,
              Severity.ERROR,
              """
              to read it its policies must read it again: {detail}; a query ends in 42P17, infinite \
              recursion""",
              """
              Put one of the subselects into a function that is security definer, asks auth.uid() \
              itself and has a fixed search_path."""),
          new Rule(
              "multiple-permissive-policies",
              Nature.COSTLY,
              Severity.WARNING,
              "several permissive policies, each evaluated for each row: {detail}",
              "Make one policy of them, with or; or let those that narrow be restrictive."),
          new Rule(
              "policy-column-without-index",
              Nature.COSTLY,
              Severity.WARNING,
              "no index leads with it, and policies search by it: {detail}",
              "create index concurrently on {target};"),
          new Rule(
              "backup-table-readable",
              Nature.OPENING,
              Severity.ERROR,
              "it is a copy of {detail}, without the row level security of its model",
              """
              revoke all on {target} from public, anon, authenticated; alter table {target} enable \
              row level security;"""),
          new Rule(
              "auth-users-exposed",
              Nature.OPENING,
              Severity.ERROR,
              "it gives out rows of auth.users: {detail}",
              """
              revoke all on {target} from public, anon, authenticated; and show what is needed from \
              a table of profiles with policies of its own."""),
          new Rule(
              "insert-in-anothers-name",
              Nature.OPENING,
              Severity.WARNING,
              """
              rows belong to who stands in {detail}, and the policy does not look at it when one is \
              written""",
              "alter policy {target} with check ({detail} = (select auth.uid()));"),
          new Rule(
              "sensitive-column-exposed",
              Nature.OPENING,
              Severity.WARNING,
              "{detail} may read a column whose name promises a secret",
              "revoke select {target} from anon; or grant the other columns by name."),
          new Rule(
              "force-rls-missing",
              Nature.DORMANT,
              Severity.WARNING,
              "its policies do not bind its owner, with whose rights API roles read it: {detail}",
              "alter table {target} force row level security;"),
          new Rule(
              "duplicate-index",
              Nature.COSTLY,
              Severity.WARNING,
              "it does nothing that {detail} does not do",
              "drop index concurrently {target};"),
          new Rule(
              "unindexed-foreign-key",
              Nature.COSTLY,
              Severity.INFO,
              """
              no index begins with {detail}: each delete or key change in the table that is \
              referred to reads this one from end to end""",
              "create index concurrently on {target};"),
          new Rule(
              "no-primary-key",
              Nature.COSTLY,
              Severity.INFO,
              "it has no primary key: no client and no replica can name one of its rows",
              """
              alter table {target} add column id bigint generated always as identity primary \
              key;"""),
          new Rule(
              "extension-in-public",
              Nature.DORMANT,
              Severity.WARNING,
              "it stands in public, so its functions are part of the API",
              "alter extension {target} set schema extensions;"),
          new Rule(
              "unsupported-reg-type",
              Nature.COSTLY,
              Severity.WARNING,
              "pg_upgrade refuses a database with a column of type {detail}",
              "alter table {target} type text;"),
          new Rule(
              "fkey-to-auth-unique",
              Nature.COSTLY,
              Severity.ERROR,
              """
              it refers to {detail}, which is unique but no primary key; the platform may drop that \
              index in an update""",
              "alter table {target}; and refer to auth.users (id)."),
          new Rule(
              "bypassrls-granted",
              Nature.OPENING,
              Severity.ERROR,
              "it {detail}: no policy binds it",
              "alter role {target} nobypassrls; and revoke {target} from anon, authenticated;"),
          new Rule(
              "unique-reveals-rows",
              Nature.OPENING,
              Severity.WARNING,
              "a unique violation tells whether a value is there in a row of {detail}",
              """
              Make the owner's column part of the key, let the server choose the value, or agree to \
              it."""),
          new Rule(
              "cascade-deletes-protected-rows",
              Nature.BYPASSING,
              Severity.WARNING,
              """
              its rows go by cascade, past its own privileges and policies: {detail}, and write \
              nothing here""",
              """
              {target} Then let a function that decides when remove the rows; or let the delete policy \
              of the table above ask that there are none."""),
          new Rule(
              "foreign-key-reveals-rows",
              Nature.OPENING,
              Severity.WARNING,
              "whether an insert is refused tells whether a row is there in {detail}",
              """
              Let the insert policies of {target} look the row up: exists (select from … where …), \
              which its own policies then bind."""));

  /**
   * Of bodies, which no query of the catalog can read. A new function may well name what a later
   * changeset makes.
   */
  static final Rule BROKEN_BODY =
      new Rule(
          "function-broken",
          Nature.REFUSING,
          Severity.ERROR,
          "whoever calls it gets an error: {detail}",
          """
          create or replace function {target} …, with what its body names as it is called now; or \
          drop it with what it needs. A body in standard SQL (begin atomic) follows by itself.""");

  /** Of a table only the one that says most speaks; when another takes over, nothing is mended. */
  private static final Set<String> OF_OPEN_TABLES =
      Set.of("rls-disabled", "policy-without-rls", "backup-table-readable");

  private Rulebook() {}

  /** Whether two rules, of one object, speak of one fault. */
  static boolean areOfOneFault(String rule, String other) {
    return rule.equals(other) || (OF_OPEN_TABLES.contains(rule) && OF_OPEN_TABLES.contains(other));
  }
}
