import dev.pgrehearse.spec.FacadeFile;
import java.util.ArrayList;
import java.util.List;

/** What the sessions send: reads of each table that moves, and as many writes that set off more. */
final class Requests {
  private static final String ALICE = "00000000-0000-0000-0000-00000000a11c";
  private static final String MEMORY = "'00000000-0000-0000-0121-00000000a001'";

  /** In one transaction, as one role with these claims. */
  record Request(String role, String sub, List<String> statements) {}

  private Requests() {}

  static List<Request> of(FacadeFile facades) {
    List<Request> requests = new ArrayList<>();
    List<Request> writes = writes();
    for (int i = 0; i < facades.moves().size(); i++) {
      String table = facades.moves().get(i).table();
      requests.add(service("select * from %s limit 5".formatted(table)));
      requests.add(writes.get(i % writes.size()));
    }
    return requests;
  }

  /** Each writes one row at most that others write too, so that clients are not in their own way. */
  private static List<Request> writes() {
    return List.of(
        alice(
            "select id, title from public.memory_entries order by id limit 20",
            "update public.memory_entries set content = content || '.' where id = %s returning id"
                .formatted(MEMORY),
            "select * from public.organizations"),
        alice(
            """
            insert into public.memory_entries (title, content, user_id, organization_id)
            values ('Traffic', 'x', '%s', '00000000-0000-0000-0010-00000000a11c') returning id"""
                .formatted(ALICE),
            "delete from public.topics where name = 'nobody has it'"),
        service(
            "select public.update_memory_access(%s)".formatted(MEMORY),
            "select count(*) from public.memory_chunks where memory_id = %s".formatted(MEMORY)),
        service(
            "select public.track_memory_access('%s', %s, 'read')".formatted(ALICE, MEMORY),
            "select * from public.memory_versions where memory_id = %s limit 5".formatted(MEMORY)),
        service(
            "select * from public.auth_sessions limit 5",
            """
            insert into public.auth_events (aggregate_type, aggregate_id, version, event_type, payload)
            values ('session', gen_random_uuid()::text, 1, 'session.started', '{"user_id": "u-1"}')
            returning event_id""",
            "select * from public.auth_users limit 5"),
        service(
            "insert into auth.users (id, email) values (gen_random_uuid(), gen_random_uuid()::text)",
            "select public.request_password_reset('alice@example.com')"),
        alice(
            "select public.log_search_analytics('bread', 'text', 1, 2)",
            "select public.is_admin(), public.get_current_org()",
            "select id, email from public.users where id = '%s'".formatted(ALICE)));
  }

  private static Request alice(String... statements) {
    return new Request("authenticated", ALICE, List.of(statements));
  }

  private static Request service(String... statements) {
    return new Request("service_role", ALICE, List.of(statements));
  }
}
