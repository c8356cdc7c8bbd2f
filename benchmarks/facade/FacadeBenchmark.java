import dev.pgrehearse.facade.FacadePlan;
import dev.pgrehearse.facade.Move;
import dev.pgrehearse.facade.MovePlan;
import dev.pgrehearse.server.Database;
import dev.pgrehearse.server.PrivilegeRegime;
import dev.pgrehearse.server.Server;
import dev.pgrehearse.server.ServerChoice;
import dev.pgrehearse.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.postgresql.PGStatement;

/**
 * One table, and facades before copies of it, asked the same in turn: what a facade costs, as
 * ratios to the table in the same round. See README.md.
 */
final class FacadeBenchmark {
  private static final int ROWS_OF_ONE = 1_000;
  private static final int OWNERS = 50;
  private static final int WARM_UP = 20;

  /** With fewer, the lowest and the highest are no 95 % interval of the median. */
  private static final int FEWEST = 6;

  private static final int SLICES = Way.COMPARED.size();
  private static final String ALICE = ofAlice(1);

  /** What is reached; each has a schema and a table of its own. */
  private enum Way {
    TABLE("the table"),
    AGAIN("table again"),
    PASSTHROUGH("passthrough"),
    TRIGGERS("triggers"),
    SEED("seed"),
    PHASE3("seed, phase 3"),
    /** The triggers without one or all of the things that they do and the seed's do not. */
    NO_POLICIES("no policies"),
    NO_RETURNING("no returning"),
    NO_COMPARISON("no comparison"),
    NONE("none of them");

    private static final List<Way> COMPARED =
        List.of(TABLE, AGAIN, PASSTHROUGH, TRIGGERS, SEED, PHASE3);
    private static final List<Way> WHY =
        List.of(TABLE, AGAIN, TRIGGERS, NO_POLICIES, NO_RETURNING, NO_COMPARISON, NONE, SEED);

    private final String title;

    Way(String title) {
      this.title = title;
    }

    String schema() {
      return "way_" + name().toLowerCase(Locale.ROOT);
    }

    String clients() {
      return schema() + ".memory_entries";
    }

    String home() {
      return schema() + "_home";
    }
  }

  /** Who asks. */
  private enum Person {
    USER("authenticated"),
    SERVICE("service_role");

    private final String role;

    Person(String role) {
      this.role = role;
    }
  }

  /** What is asked, how often in a slice, and how many rows each time. */
  private enum Operation {
    SELECT_KEY("select by key", 300, 1, false, "select * from %s where id = ?"),
    SELECT_UNPREPARED("select, not prepared", 100, 1, false, "select * from %s where id = ?"),
    SELECT_LIST(
        "select a list of 50",
        20,
        50,
        false,
        "select * from %s where user_id = ? order by created_at desc limit 50"),
    INSERT(
        "insert",
        100,
        1,
        true,
        "insert into %s (title, content, tags, user_id) values (?, 'a note', '{new}', ?)"),
    INSERT_RETURNING(
        "insert returning *",
        100,
        1,
        true,
        "insert into %s (title, content, tags, user_id) values (?, 'a note', '{new}', ?)"
            + " returning *"),
    INSERT_MANY(
        "insert 1,000 rows",
        1,
        1_000,
        true,
        """
        insert into %s (title, content, tags, user_id)
        select 'new ' || n, 'a note', '{new}', ?
        from pg_catalog.generate_series(1, ?) as n\
        """),
    UPDATE_KEY(
        "update by key",
        100,
        1,
        true,
        "update %s set title = ?, updated_at = pg_catalog.now() where id = ?"),
    DELETE_KEY("delete by key", 150, 1, true, "delete from %s where id = ?");

    private final String title;
    private final int times;
    private final int rows;
    private final boolean writes;
    private final String sql;

    Operation(String title, int times, int rows, boolean writes, String sql) {
      this.title = title;
      this.times = times;
      this.rows = rows;
      this.writes = writes;
      this.sql = sql;
    }
  }

  private record Question(Person person, Operation operation) {

    String title() {
      return operation.title + ", " + person.name().toLowerCase(Locale.ROOT);
    }
  }

  /** How long it took, and how long the server's process worked for it; NaN without /proc. */
  private record Cost(double time, double cpu) {

    Cost plus(Cost other) {
      return new Cost(time + other.time, cpu + other.cpu);
    }
  }

  /** Median of the ratios of rounds, and the 95 % interval of that median. */
  private record Ratio(double median, double low, double high) {

    static Ratio of(List<Double> ratios) {
      List<Double> sorted = ratios.stream().sorted().toList();
      int n = sorted.size();
      int outer = Math.max(0, (int) Math.floor((n - 1.96 * Math.sqrt(n)) / 2));
      double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
      return new Ratio(median, sorted.get(outer), sorted.get(n - 1 - outer));
    }

    /** How far from 1 the median may be although nothing differs. */
    double noise() {
      return Math.max(Math.abs(low - 1), Math.abs(high - 1));
    }

    double spread() {
      return Math.max(median - low, high - median);
    }

    String verdict(double goal, double noise) {
      double doubt = Math.max(noise, spread());
      if (median + doubt <= goal) {
        return "met";
      }
      return median - doubt > goal ? "missed" : "not decidable";
    }
  }

  private final Database database;
  private final List<Way> ways;
  private final List<Operation> operations;
  private final Map<Person, Connection> connections = new EnumMap<>(Person.class);
  private final Map<Person, Path> processes = new EnumMap<>(Person.class);
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();
  private final Map<Question, List<Map<Way, Cost>>> costs = new LinkedHashMap<>();

  private FacadeBenchmark(Database database, boolean why, String only) {
    this.database = database;
    this.ways = why ? Way.WHY : Way.COMPARED;
    this.operations =
        Arrays.stream(Operation.values())
            .filter(operation -> operation.writes || !why)
            .filter(operation -> operation.title.startsWith(only))
            .toList();
    if (operations.isEmpty()) {
      throw new IllegalArgumentException(
          "--only %s: no statement that is measured begins so".formatted(only));
    }
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    int version = Integer.parseInt(arguments[1]);
    boolean why = arguments[2].equals("why");
    try (Server server = Servers.start(new ServerChoice.Embedded(version));
        Database database = server.createDatabase(PrivilegeRegime.CLOSED)) {
      FacadeBenchmark benchmark = new FacadeBenchmark(database, why, arguments[3]);
      benchmark.build();
      benchmark.connect();
      for (int round = 0; round <= rounds; round++) {
        // The first round warms caches, plans and this JVM, and is not counted.
        benchmark.play(round, round > 0);
        System.err.printf("round %d of %d%n", round, rounds);
      }
      benchmark.report(rounds);
      if (!why) {
        benchmark.goals();
        benchmark.plans();
      }
      benchmark.disconnect();
      System.out.printf("%nserver: PostgreSQL %s, %s%n", server.version(), server.provider());
    }
  }

  // What is measured

  private void build() throws SQLException {
    try (Connection migration = database.connectAsMigrationRole()) {
      execute(
          migration,
          "create type public.memory_type as enum"
              + " ('context', 'project', 'knowledge', 'reference', 'personal', 'workflow')");
      for (Way way : ways) {
        table(migration, way);
        switch (way) {
          case TABLE, AGAIN -> {}
          case PASSTHROUGH -> planned(migration, way, false);
          case TRIGGERS -> planned(migration, way, true);
          case SEED -> seed(migration, way, "with (security_invoker = on)");
          case PHASE3 -> seed(migration, way, "");
          case NO_POLICIES, NO_RETURNING, NO_COMPARISON, NONE -> planned(migration, way, true);
        }
        execute(migration, "vacuum (freeze, analyze) " + stored(way));
      }
    }
  }

  /** memory_entries of verification/reorganization, without vectors, triggers and foreign keys. */
  private static void table(Connection migration, Way way) throws SQLException {
    execute(
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

  /** What {@code facade plan} writes today. */
  private static void planned(Connection migration, Way way, boolean triggers) throws SQLException {
    String table = "memory_entries";
    Move move = new Move(way.schema(), table, way.home(), table, Map.of(), triggers);
    MovePlan plan = FacadePlan.of(migration, List.of(move)).moves().get(0);
    if (plan.refused()) {
      throw new IllegalStateException("the generator refuses the move: " + plan.refusals());
    }
    String sql = plan.forward();
    if (way == Way.NO_POLICIES || way == Way.NONE) {
      sql = without(sql, "security invoker", "security definer");
    }
    if (way == Way.NO_RETURNING || way == Way.NONE) {
      sql = without(sql, "\\s+returning\\s[^;]*into new;", ";");
    }
    if (way == Way.NO_COMPARISON || way == Way.NONE) {
      String row = "row\\([^)]*\\)::record";
      sql = without(sql, "\\s+and " + row + " \\*= " + row, "");
    }
    execute(migration, "begin;\n" + sql + "\ncommit;");
  }

  private static String without(String sql, String pattern, String instead) {
    String left = sql.replaceAll(pattern, instead);
    if (left.equals(sql)) {
      throw new IllegalStateException("the generator writes no \"%s\" any more".formatted(pattern));
    }
    return left;
  }

  /** The template of the seed's phase 3; what it leaves open is filled in, and the grants. */
  private static void seed(Connection migration, Way way, String options) throws SQLException {
    execute(
        migration,
        """
        alter table $way.memory_entries set schema $home;

        create or replace view $way.memory_entries
        $options
        as
        select
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
        from $home.memory_entries;

        create or replace function $way.memory_entries_insert()
        returns trigger
        language plpgsql
        security definer
        set search_path = 'pg_catalog', '$home', 'public', 'extensions'
        as $$
        begin
            insert into $home.memory_entries (
                id, title, content, memory_type, tags, topic_id,
                user_id, organization_id, metadata,
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
                title = new.title,
                content = new.content,
                memory_type = new.memory_type,
                tags = new.tags,
                topic_id = new.topic_id,
                user_id = new.user_id,
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
            .replace("$options", options));
  }

  private static String stored(Way way) {
    return (way == Way.TABLE || way == Way.AGAIN ? way.schema() : way.home()) + ".memory_entries";
  }

  // Measuring

  /** A session for each person, who they are for as long as it lasts: plans are kept. */
  private void connect() throws SQLException {
    for (Person person : Person.values()) {
      Connection connection = database.connectAsSuperuser();
      connections.put(person, connection);
      execute(
          connection,
          """
          select
              pg_catalog.set_config('search_path', '"public", "extensions"', false),
              pg_catalog.set_config('role', '%s', false),
              pg_catalog.set_config('request.jwt.claims', '%s', false)
          """
              .formatted(
                  person.role,
                  person == Person.USER
                      ? "{\"sub\": \"%s\", \"role\": \"authenticated\"}".formatted(ALICE)
                      : "{\"role\": \"service_role\"}"));
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select pg_catalog.pg_backend_pid()")) {
        row.next();
        processes.put(person, Path.of("/proc", row.getString(1)));
      }
      for (Way way : ways) {
        for (Operation operation : operations) {
          PreparedStatement statement =
              connection.prepareStatement(operation.sql.formatted(way.clients()));
          if (operation == Operation.SELECT_UNPREPARED) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
          }
          prepared.put(key(person, operation, way), statement);
        }
      }
      connection.setAutoCommit(false);
    }
  }

  private void disconnect() throws SQLException {
    for (Connection connection : connections.values()) {
      connection.close();
    }
  }

  private void play(int round, boolean counted) throws SQLException {
    try (Connection superuser = database.connectAsSuperuser()) {
      for (Person person : Person.values()) {
        for (Operation operation : operations) {
          Map<Way, Cost> cost = measure(person, operation, round);
          if (counted) {
            costs
                .computeIfAbsent(new Question(person, operation), question -> new ArrayList<>())
                .add(cost);
          }
          if (operation.writes) {
            for (Way way : ways) {
              execute(superuser, "vacuum (index_cleanup on) " + stored(way));
            }
          }
        }
      }
    }
  }

  /** In every slice another one begins, and every second round goes backwards. */
  private List<Way> order(int round, int slice) {
    List<Way> order = new ArrayList<>(ways);
    Collections.rotate(order, slice);
    if (round % 2 == 1) {
      Collections.reverse(order);
    }
    return order;
  }

  /**
   * All ways in turn, slice by slice, so that what else the machine does meets all of them. What is
   * written is taken back, and the caller sweeps up after it.
   */
  private Map<Way, Cost> measure(Person person, Operation operation, int round)
      throws SQLException {
    Map<Way, Cost> sums = new EnumMap<>(Way.class);
    for (Way way : ways) {
      sums.put(way, new Cost(0, 0));
      PreparedStatement statement = prepared.get(key(person, operation, way));
      for (int i = 1; i <= WARM_UP; i++) {
        int rows = operation == Operation.INSERT_MANY ? 1 : operation.rows;
        ask(statement, operation, ROWS_OF_ONE - i, rows);
      }
    }
    for (int slice = 0; slice < SLICES; slice++) {
      for (Way way : order(round, slice)) {
        PreparedStatement statement = prepared.get(key(person, operation, way));
        Cost cost = slice(person, operation, statement, round, slice);
        sums.computeIfPresent(way, (any, sum) -> sum.plus(cost));
      }
    }
    connections.get(person).rollback();
    return sums;
  }

  private Cost slice(
      Person person, Operation operation, PreparedStatement statement, int round, int slice)
      throws SQLException {
    double cpu = serverCpu(processes.get(person));
    long start = System.nanoTime();
    for (int i = slice * operation.times; i < (slice + 1) * operation.times; i++) {
      // Rows not in their order, none written twice, none that the warm-up has written.
      int number = 1 + (7 * i + 31 * round) % (ROWS_OF_ONE - WARM_UP - 1);
      ask(statement, operation, number, operation.rows);
    }
    double time = System.nanoTime() - start;
    return new Cost(time, serverCpu(processes.get(person)) - cpu);
  }

  private static void ask(PreparedStatement statement, Operation operation, int number, int rows)
      throws SQLException {
    fill(statement, operation, number, rows);
    int seen = 0;
    if (statement.execute()) {
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          seen++;
        }
      }
    } else {
      seen = statement.getUpdateCount();
    }
    if (seen != rows) {
      throw new IllegalStateException(
          "%s: %d rows instead of %d, by %s".formatted(operation.title, seen, rows, statement));
    }
  }

  private static void fill(PreparedStatement statement, Operation operation, int number, int rows)
      throws SQLException {
    UUID id = UUID.fromString(ofAlice(number));
    switch (operation) {
      case SELECT_KEY, SELECT_UNPREPARED, DELETE_KEY -> statement.setObject(1, id);
      case SELECT_LIST -> statement.setObject(1, UUID.fromString(ALICE));
      case INSERT, INSERT_RETURNING -> {
        statement.setString(1, "new " + number);
        statement.setObject(2, UUID.fromString(ALICE));
      }
      case INSERT_MANY -> {
        statement.setObject(1, UUID.fromString(ALICE));
        statement.setInt(2, rows);
      }
      case UPDATE_KEY -> {
        statement.setString(1, "changed " + number);
        statement.setObject(2, id);
      }
    }
  }

  /** Nanoseconds that the process has worked; in ticks of 10 ms where there is nothing finer. */
  private static double serverCpu(Path process) {
    try {
      if (Files.exists(process.resolve("schedstat"))) {
        return Double.parseDouble(Files.readString(process.resolve("schedstat")).split(" ")[0]);
      }
      String[] stat = Files.readString(process.resolve("stat")).split(" ");
      return 1e7 * (Long.parseLong(stat[13]) + Long.parseLong(stat[14]));
    } catch (IOException e) {
      return Double.NaN;
    }
  }

  // Telling

  private void report(int rounds) {
    System.out.printf(
        Locale.ROOT,
        "%d rounds, %,d rows a table; each ratio is the median of the rounds, ± how far its 95 %%"
            + " interval goes%n",
        rounds,
        ROWS_OF_ONE * OWNERS);
    if (hasCpu()) {
      ratios("Processor time of the server's process, to the table's", Cost::cpu);
    }
    ratios("Time, to the table's", Cost::time);
  }

  private void ratios(String title, ToDoubleFunction<Cost> cost) {
    System.out.printf("%n%s%n%-30s", title, "");
    for (Way way : ways) {
      System.out.printf("%14s", way == Way.TABLE ? "us, the table" : way.title);
    }
    System.out.println();
    for (Question question : costs.keySet()) {
      List<Double> table =
          costs.get(question).stream().map(c -> cost.applyAsDouble(c.get(Way.TABLE))).toList();
      int statements = SLICES * question.operation().times;
      System.out.printf(
          Locale.ROOT,
          "%-30s%14.0f",
          question.title(),
          Ratio.of(table).median() / statements / 1_000);
      for (Way way : ways) {
        if (way != Way.TABLE) {
          Ratio ratio = ratio(List.of(question), way, Way.TABLE, cost);
          System.out.printf(
              "%14s", String.format(Locale.ROOT, "%.2f ±%.2f", ratio.median(), ratio.spread()));
        }
      }
      System.out.println();
    }
  }

  private boolean hasCpu() {
    return costs.values().stream()
        .flatMap(List::stream)
        .flatMap(round -> round.values().stream())
        .noneMatch(cost -> Double.isNaN(cost.cpu()));
  }

  private void goals() {
    boolean hasCpu = hasCpu();
    System.out.printf("%n%-34s", "Goals");
    System.out.println(hasCpu ? "by processor time" + " ".repeat(27) + "by time" : "by time");
    Set<Operation> selects = EnumSet.of(Operation.SELECT_KEY, Operation.SELECT_LIST);
    Set<Operation> unprepared = EnumSet.of(Operation.SELECT_UNPREPARED);
    Set<Operation> inserts =
        EnumSet.of(Operation.INSERT, Operation.INSERT_RETURNING, Operation.INSERT_MANY);
    Set<Operation> updates = EnumSet.of(Operation.UPDATE_KEY);
    Set<Operation> deletes = EnumSet.of(Operation.DELETE_KEY);
    List<ToDoubleFunction<Cost>> measures =
        hasCpu ? List.of(Cost::cpu, Cost::time) : List.of(Cost::time);
    goal("selects", selects, Way.PASSTHROUGH, Way.TABLE, 1.02, measures);
    goal("selects", selects, Way.TRIGGERS, Way.TABLE, 1.02, measures);
    goal("selects, not prepared", unprepared, Way.PASSTHROUGH, Way.TABLE, 1.02, measures);
    goal("inserts", inserts, Way.PASSTHROUGH, Way.TABLE, 1.05, measures);
    goal("updates", updates, Way.PASSTHROUGH, Way.TABLE, 1.05, measures);
    for (Way seed : List.of(Way.SEED, Way.PHASE3)) {
      goal("inserts", inserts, Way.TRIGGERS, seed, 1.00, measures);
      goal("updates", updates, Way.TRIGGERS, seed, 1.00, measures);
      goal("deletes", deletes, Way.TRIGGERS, seed, 1.00, measures);
    }
  }

  /** First of all of them together, then of each. */
  private void goal(
      String name,
      Set<Operation> operations,
      Way way,
      Way other,
      double goal,
      List<ToDoubleFunction<Cost>> measures) {
    List<Question> questions =
        costs.keySet().stream().filter(q -> operations.contains(q.operation())).toList();
    if (questions.isEmpty()) {
      return;
    }
    System.out.printf(Locale.ROOT, "%s: %s <= %.2f x %s%n", name, way.title, goal, other.title);
    line("all of them", questions, way, other, goal, measures);
    for (Question question : questions) {
      line(question.title(), List.of(question), way, other, goal, measures);
    }
  }

  private void line(
      String name,
      List<Question> questions,
      Way way,
      Way other,
      double goal,
      List<ToDoubleFunction<Cost>> measures) {
    int rounds = costs.get(questions.get(0)).size();
    StringBuilder line = new StringBuilder("    %-30s".formatted(name));
    for (ToDoubleFunction<Cost> measure : measures) {
      Ratio ratio = ratio(questions, way, other, measure);
      double noise = ratio(questions, Way.AGAIN, Way.TABLE, measure).noise();
      line.append(
          String.format(
              Locale.ROOT,
              "%.2f ±%.2f  noise %.2f  %-17s",
              ratio.median(),
              ratio.spread(),
              noise,
              rounds < FEWEST ? "too few rounds" : ratio.verdict(goal, noise)));
    }
    System.out.println(line.toString().stripTrailing());
  }

  /** Of several questions: their geometric mean, round by round. */
  private Ratio ratio(List<Question> questions, Way way, Way other, ToDoubleFunction<Cost> cost) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < costs.get(questions.get(0)).size(); round++) {
      double logarithms = 0;
      for (Question question : questions) {
        Map<Way, Cost> ways = costs.get(question).get(round);
        logarithms +=
            Math.log(cost.applyAsDouble(ways.get(way)) / cost.applyAsDouble(ways.get(other)));
      }
      ratios.add(Math.exp(logarithms / questions.size()));
    }
    return Ratio.of(ratios);
  }

  /** Where noise leaves a question open: whether the server does the same work, or other work. */
  private void plans() throws SQLException {
    System.out.printf("%nPlans through a facade, against the table's%n");
    for (Question question : costs.keySet()) {
      for (Way way : List.of(Way.PASSTHROUGH, Way.TRIGGERS)) {
        if (way == Way.TRIGGERS && question.operation().writes) {
          continue;
        }
        String table = plan(question, Way.TABLE);
        String facade = plan(question, way);
        boolean same = facade.equals(table);
        System.out.printf(
            "    %-30s%-14s%s%n", question.title(), way.title, same ? "same" : "other");
        if (!same) {
          System.out.print((table + "instead\n" + facade).indent(8));
        }
      }
    }
  }

  private String plan(Question question, Way way) throws SQLException {
    Operation operation = question.operation();
    Connection connection = connections.get(question.person());
    StringBuilder plan = new StringBuilder();
    try (PreparedStatement explain =
        connection.prepareStatement(
            "explain (costs off) " + operation.sql.formatted(way.clients()))) {
      fill(explain, operation, 1, operation.rows);
      try (ResultSet lines = explain.executeQuery()) {
        while (lines.next()) {
          // The view's text has another alias.
          String line = lines.getString(1).replace("memory_entries t", "memory_entries");
          plan.append(line).append('\n');
        }
      }
    }
    connection.rollback();
    return plan.toString();
  }

  // Small things

  /** The key of one of her rows; she herself has that of the first. */
  private static String ofAlice(int number) {
    return "00000000-0000-0000-0001-%012d".formatted(number);
  }

  private static String key(Person person, Operation operation, Way way) {
    return person + " " + operation + " " + way;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
