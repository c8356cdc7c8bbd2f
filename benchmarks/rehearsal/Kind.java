/** One thing that a changeset does to a table that is there, and its way back. */
enum Kind {
  COLUMN(
      "alter table public.<table> add column note text;",
      "alter table public.<table> drop column note;"),
  INDEX(
      "create index <table>_name_idx on public.<table> (name);",
      "drop index public.<table>_name_idx;"),
  COMMENT(
      "comment on column public.<table>.amount is 'Without tax.';",
      "comment on column public.<table>.amount is null;"),
  POLICY(
      """
      alter policy insert_own on public.<table>
      with check (owner_user_id = (select auth.uid()) and state = 'open');
      """,
      """
      alter policy insert_own on public.<table>
      with check (owner_user_id = (select auth.uid()));
      """),
  FUNCTION("", "") {
    @Override
    String forward(GeneratedTable table) {
      return table.function("new.name is distinct from old.name");
    }

    @Override
    String back(GeneratedTable table) {
      return table.function("new is distinct from old");
    }
  },
  CHECK(
      "alter table public.<table> add constraint <table>_amount_check check (amount >= 0);",
      "alter table public.<table> drop constraint <table>_amount_check;"),
  GRANT(
      "grant references on public.<table> to service_role;",
      "revoke references on public.<table> from service_role;"),
  VIEW(
      """
      create view public.<table>_names with (security_invoker = on) as
      select id, name from public.<table>;

      revoke all on public.<table>_names from anon, authenticated, service_role;

      grant select on public.<table>_names to authenticated;
      """,
      "drop view public.<table>_names;"),
  DEFAULT(
      "alter table public.<table> alter column amount set default 1;",
      "alter table public.<table> alter column amount set default 0;"),
  ROWS(
      "insert into public.<table> (owner_user_id, name) values ('<user>', 'seed');",
      "delete from public.<table> where name = 'seed';");

  private final String forward;
  private final String back;

  Kind(String forward, String back) {
    this.forward = forward;
    this.back = back;
  }

  String forward(GeneratedTable table) {
    return table.text(forward);
  }

  String back(GeneratedTable table) {
    return table.text(back);
  }
}
