import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Rows in the tables that are large in life, beside those of the fixtures. */
final class Volume {

  private Volume() {}

  static void of(Connection superuser, int rows) throws SQLException {
    try (Statement statement = superuser.createStatement()) {
      statement.execute(
          """
          grant usage on schema auth to service_role;
          grant insert on auth.users to service_role;
          set session_replication_role = replica;
          insert into public.memory_entries (title, content, user_id, organization_id, embedding)
          select
              'Memory ' || n,
              'Text of memory ' || n,
              '00000000-0000-0000-0000-000000000b0b',
              '00000000-0000-0000-0010-00000000a11c',
              (select embedding from public.memory_entries where embedding is not null limit 1)
          from generate_series(1, %1$d) as n;
          insert into public.memory_versions (memory_id, version_number, title, content, created_by)
          select id, 1, title, content, user_id
          from public.memory_entries
          where title like 'Memory %%';
          insert into public.memory_access_patterns (user_id, memory_id, access_type, access_method)
          select user_id, id, 'read', 'api'
          from public.memory_entries
          where title like 'Memory %%';
          insert into public.auth_events (aggregate_type, aggregate_id, version, event_type)
          select 'session', 'volume-' || n, 1, 'session.ended'
          from generate_series(1, %1$d) as n;
          set session_replication_role = origin;
          """
              .formatted(rows));
      statement.execute("vacuum analyze");
    }
  }
}
