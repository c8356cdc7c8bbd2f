import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * memory_entries of verification/reorganization, without vectors, triggers and foreign keys: as
 * many rows of everybody.
 */
final class MemoryEntries {
  static final String NAME = "memory_entries";
  static final int ROWS_OF_ONE = 1_000;
  private static final int OWNERS = 50;
  static final int ROWS = ROWS_OF_ONE * OWNERS;
  static final int TOPICS = 30;

  /** The user who asks. */
  static final UUID ALICE = ofAlice(1);

  private MemoryEntries() {}

  /** The key of one of her rows; she herself has that of the first. */
  static UUID ofAlice(int number) {
    return UUID.fromString("00000000-0000-0000-0001-%012d".formatted(number));
  }

  /** What memories are about; the first has number 0. */
  static UUID topic(int number) {
    return UUID.fromString("00000000-0000-0000-0002-%012d".formatted(number));
  }

  static void createType(Connection migration) throws SQLException {
    Sql.run(
        migration,
        "create type public.memory_type as enum"
            + " ('context', 'project', 'knowledge', 'reference', 'personal', 'workflow')");
  }

  static void create(Connection migration, Way way) throws SQLException {
    Sql.run(
        migration,
        """
        create schema $way;

        create schema $home;

        grant usage on schema $way, $home to authenticated, service_role;

        create table $way.memory_entries (
            id uuid primary key default gen_random_uuid(),
            title varchar(200) check (length(title) >= 1),
            content text not null check (length(content) >= 1),
            memory_type public.memory_type default 'context',
            tags text[] default '{}',
            topic_id uuid,
            user_id uuid,
            organization_id uuid,
            metadata jsonb default '{}',
            created_at timestamptz not null default now(),
            updated_at timestamptz not null default now(),
            last_accessed timestamptz,
            access_count integer default 0 check (access_count >= 0),
            type varchar(50)
        );

        alter table $way.memory_entries enable row level security;

        create policy select_own on $way.memory_entries
            as permissive
            for select
            to authenticated
            using (user_id = (select auth.uid()));

        create policy insert_own on $way.memory_entries
            as permissive
            for insert
            to authenticated
            with check (user_id = (select auth.uid()));

        create policy update_own on $way.memory_entries
            as permissive
            for update
            to authenticated
            using (user_id = (select auth.uid()))
            with check (user_id = (select auth.uid()));

        create policy delete_own on $way.memory_entries
            as permissive
            for delete
            to authenticated
            using (user_id = (select auth.uid()));

        grant select, insert, update, delete on $way.memory_entries to authenticated, service_role;

        insert into $way.memory_entries (
            id,
            title,
            content,
            memory_type,
            tags,
            topic_id,
            user_id,
            organization_id,
            metadata,
            created_at,
            updated_at,
            last_accessed,
            access_count,
            type
        )
        select
            format('00000000-0000-0000-%s-%s', to_char(o, 'FM0000'), to_char(n, $key))::uuid,
            'memory ' || n || ' of ' || o,
            repeat('what was said then ', 5 + n % 20),
            (enum_range(null::public.memory_type))[1 + n % 6],
            array['tag' || n % 40, 'tag' || o % 7],
            format('00000000-0000-0000-0002-%s', to_char(n % 30, $key))::uuid,
            format('00000000-0000-0000-0001-%s', to_char(o, $key))::uuid,
            format('00000000-0000-0000-0003-%s', to_char(o % 10, $key))::uuid,
            jsonb_build_object('source', 'chat', 'length', n),
            timestamptz '2026-01-01' + n * interval '1 hour' + o * interval '1 minute',
            timestamptz '2026-06-01' + n * interval '1 hour' + o * interval '1 minute',
            timestamptz '2026-07-01' + n * interval '1 hour' + o * interval '1 minute',
            n % 17,
            'note'
        from generate_series(1, $rows) as n
        cross join generate_series(1, $owners) as o
        order by n, o;

        create index on $way.memory_entries (organization_id);
        create index on $way.memory_entries (user_id);
        create index on $way.memory_entries (memory_type);
        create index on $way.memory_entries (topic_id);
        create index on $way.memory_entries (created_at desc);
        create index on $way.memory_entries (updated_at desc);
        create index on $way.memory_entries (last_accessed desc nulls last);
        create index on $way.memory_entries (access_count desc);
        create index on $way.memory_entries using gin (tags);
        create unique index on $way.memory_entries (user_id, (metadata ->> 'idempotency_key'))
            where metadata ? 'idempotency_key';
        """
            .replace("$way", way.schema())
            .replace("$home", way.home())
            .replace("$key", "'FM000000000000'")
            .replace("$rows", "" + ROWS_OF_ONE)
            .replace("$owners", "" + OWNERS));
  }

  /** The table at the other end of a key of the memories, which everybody may read. */
  static void createTopics(Connection migration, Way way) throws SQLException {
    Sql.run(
        migration,
        """
        create table $way.topics (
            id uuid primary key,
            name text not null,
            description text
        );

        alter table $way.topics enable row level security;

        create policy select_all on $way.topics
            as permissive
            for select
            to authenticated
            using ((select auth.uid()) is not null);

        grant select on $way.topics to authenticated, service_role;

        insert into $way.topics (id, name, description)
        select
            format('00000000-0000-0000-0002-%s', to_char(n, 'FM000000000000'))::uuid,
            'topic ' || n,
            repeat('what it is about ', 4)
        from generate_series(0, $last) as n;

        alter table $way.memory_entries
            add constraint memory_entries_topic_id_fkey foreign key (topic_id)
                references $way.topics (id);
        """
            .replace("$way", way.schema())
            .replace("$last", "" + (TOPICS - 1)));
  }
}
