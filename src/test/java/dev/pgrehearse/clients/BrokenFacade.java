package dev.pgrehearse.clients;

import java.util.List;

/**
 * A mistake in a facade that clients must notice.
 *
 * @param sql what makes the mistake
 * @param noticedBy calls that are answered otherwise then, some of them
 */
record BrokenFacade(String mistake, String sql, List<String> noticedBy) {

  static List<BrokenFacade> all() {
    return List.of(
        new BrokenFacade(
            "a default is forgotten",
            "alter view public.notifications alter column type drop default",
            List.of("many rows with different keys, the rest by default")),
        new BrokenFacade(
            "security_invoker is lost when the view is written again",
            """
            do $$
            begin
                execute 'create or replace view public.memory_entries as '
                    || pg_catalog.pg_get_viewdef('public.memory_entries'::regclass);
                alter view public.memory_entries reset (security_invoker);
            end
            $$
            """,
            List.of("memories of mine and of my organization", "only the count")),
        new BrokenFacade(
            "a privilege is not granted again",
            "revoke select on public.topics from authenticated",
            List.of("memories and their topic")),
        new BrokenFacade(
            "the privilege below the facade is taken away",
            "revoke update on billing.bulk_payments from authenticated",
            List.of("a payment that goes on", "its history")),
        new BrokenFacade(
            "rows are filtered",
            """
            create or replace view public.stored_api_keys
            with (security_invoker = on) as
            select * from security_service.stored_api_keys where status = 'active'
            """,
            List.of("stored keys and their project")),
        new BrokenFacade(
            "an INSTEAD OF trigger inserts the row as it stands",
            """
            create function public.user_config_insert()
            returns trigger
            language plpgsql
            set search_path = ''
            as $$
            begin
                insert into shared_services.user_config values (new.*);
                return new;
            end;
            $$;

            create trigger user_config_insert
                instead of insert on public.user_config
                for each row
                execute function public.user_config_insert();
            """,
            List.of("upsert by a key of two columns", "put what is there")),
        new BrokenFacade(
            "a foreign key loses its name",
            """
            alter table security_service.user_mcp_services
                rename constraint user_mcp_services_service_key_fkey to user_mcp_services_fk
            """,
            List.of("services of mine, by constraint")),
        new BrokenFacade(
            "a function still names the old schema",
            """
            create or replace function public.update_memory_access(memory_id_param uuid)
            returns void
            language sql
            security definer
            set search_path = ''
            as $$
                update public.memory_entries
                set access_count = access_count + 1
                where id = memory_id_param
            $$
            """,
            List.of("how often it was read")),
        new BrokenFacade(
            "everything is granted to everybody",
            "grant all on public.auth_events, auth_gateway.events to authenticated",
            List.of("a table for the service only")));
  }

  @Override
  public String toString() {
    return mistake;
  }
}
