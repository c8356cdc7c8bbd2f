/**
 * A table of a generated system, with all that tables have: keys, policies, comments, grants, a
 * trigger with its function, and three rows.
 */
record GeneratedTable(int number) {

  /** Who owns the rows. */
  static final String USER = "00000000-0000-0000-0000-00000000a11c";

  String name() {
    return "table_%04d".formatted(number);
  }

  String create() {
    return text(
            """
            create table public.<table> (
                id bigint generated always as identity primary key,
                owner_user_id uuid not null references auth.users (id),
                parent_id bigint references public.<parent> (id),
                name text not null,
                state text not null default 'open' check (state in ('open', 'closed')),
                amount numeric(12, 2) not null default 0,
                created_at timestamptz not null default now(),
                updated_at timestamptz not null default now()
            );

            alter table public.<table> enable row level security;

            alter table public.<table> force row level security;

            create index <table>_owner_user_id_idx on public.<table> (owner_user_id);

            create index <table>_parent_id_idx on public.<table> (parent_id);

            create policy select_own on public.<table> as permissive for select to authenticated
            using (owner_user_id = (select auth.uid()));

            create policy insert_own on public.<table> as permissive for insert to authenticated
            with check (owner_user_id = (select auth.uid()));

            create policy update_own on public.<table> as permissive for update to authenticated
            using (owner_user_id = (select auth.uid()))
            with check (owner_user_id = (select auth.uid()));

            create policy delete_own on public.<table> as permissive for delete to authenticated
            using (owner_user_id = (select auth.uid()));

            comment on table public.<table> is 'One of many.';

            comment on column public.<table>.state is 'What is closed stays closed.';

            comment on policy select_own on public.<table> is 'A user sees his own rows.';

            """)
        + function("new is distinct from old")
        + text(
            """

            revoke execute on function public.touch_<table>()
            from public, anon, authenticated, service_role;

            create trigger _100_touch before update on public.<table>
            for each row execute function public.touch_<table>();

            insert into public.<table> (owner_user_id, name)
            values ('<user>', 'one'), ('<user>', 'two'), ('<user>', 'three');

            revoke all on public.<table> from anon, authenticated, service_role;

            grant select, insert, update, delete on public.<table> to authenticated, service_role;
            """);
  }

  String drop() {
    return text(
        """
        drop table public.<table>;

        drop function public.touch_<table>();
        """);
  }

  /** Of its trigger. */
  String function(String condition) {
    return text("""
    create or replace function public.touch_<table>()
    returns trigger
    language plpgsql
    set search_path = ''
    as $$
    begin
        if <condition> then
            new.updated_at := pg_catalog.now();
        end if;
        return new;
    end;
    $$;
    """)
        .replace("<condition>", condition);
  }

  /** Statements with this table's name in them. */
  String text(String sql) {
    return sql.replace("<table>", name())
        .replace("<parent>", parent().name())
        .replace("<user>", USER);
  }

  /** Chains of ten; the first of each is its own parent. */
  private GeneratedTable parent() {
    return number % 10 == 0 ? this : new GeneratedTable(number - 1);
  }
}
