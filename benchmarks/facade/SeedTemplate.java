import java.sql.Connection;
import java.sql.SQLException;

/** The template of the seed's phase 3; what it leaves open is filled in, and the grants. */
final class SeedTemplate {

  private SeedTemplate() {}

  static void create(Connection migration, Way way, String options) throws SQLException {
    Sql.run(
        migration,
        """
        alter table $way.memory_entries set schema $home;

        $renames
        create or replace view $way.memory_entries
        $options
        as
        select
            id,
            $title as title,
            content,
            memory_type,
            tags,
            topic_id,
            $user_id as user_id,
            organization_id,
            metadata,
            created_at,
            updated_at,
            last_accessed,
            access_count,
            type
        from $home.memory_entries;

        create or replace function $way.memory_entries_insert()
        returns trigger
        language plpgsql
        security definer
        set search_path = 'pg_catalog', '$home', 'public', 'extensions'
        as $$
        begin
            insert into $home.memory_entries (
                id, $title, content, memory_type, tags, topic_id,
                $user_id, organization_id, metadata,
                created_at, updated_at, last_accessed, access_count, type
            ) values (
                coalesce(new.id, gen_random_uuid()),
                new.title,
                new.content,
                coalesce(new.memory_type, 'context'),
                coalesce(new.tags, '{}'),
                new.topic_id,
                new.user_id,
                new.organization_id,
                coalesce(new.metadata, '{}'),
                coalesce(new.created_at, now()),
                coalesce(new.updated_at, now()),
                new.last_accessed,
                coalesce(new.access_count, 0),
                coalesce(new.type, 'context')
            );
            return new;
        end;
        $$;

        create trigger memory_entries_insert_trigger
            instead of insert on $way.memory_entries
            for each row
            execute function $way.memory_entries_insert();

        create or replace function $way.memory_entries_update()
        returns trigger
        language plpgsql
        security definer
        set search_path = 'pg_catalog', '$home', 'public'
        as $$
        begin
            update $home.memory_entries set
                $title = new.title,
                content = new.content,
                memory_type = new.memory_type,
                tags = new.tags,
                topic_id = new.topic_id,
                $user_id = new.user_id,
                organization_id = new.organization_id,
                metadata = new.metadata,
                updated_at = now(),
                last_accessed = new.last_accessed,
                access_count = new.access_count,
                type = new.type
            where id = old.id;
            return new;
        end;
        $$;

        create trigger memory_entries_update_trigger
            instead of update on $way.memory_entries
            for each row
            execute function $way.memory_entries_update();

        create or replace function $way.memory_entries_delete()
        returns trigger
        language plpgsql
        security definer
        set search_path = 'pg_catalog', '$home', 'public'
        as $$
        begin
            delete from $home.memory_entries where id = old.id;
            return old;
        end;
        $$;

        create trigger memory_entries_delete_trigger
            instead of delete on $way.memory_entries
            for each row
            execute function $way.memory_entries_delete();

        grant select, insert, update, delete on $way.memory_entries to authenticated, service_role;
        """
            .replace("$way", way.schema())
            .replace("$home", way.home())
            .replace("$options", options)
            .replace("$renames", renames(way))
            .replace("$title", way.columnAfter("title"))
            .replace("$user_id", way.columnAfter("user_id")));
  }

  private static String renames(Way way) {
    StringBuilder renames = new StringBuilder();
    way.renames()
        .forEach(
            (from, to) ->
                renames.append(
                    "alter table %s rename column %s to %s;\n".formatted(way.stored(), from, to)));
    return renames.toString();
  }
}
