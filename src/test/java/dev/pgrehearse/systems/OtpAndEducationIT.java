package dev.pgrehearse.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * One-time codes and seats under concurrency, and what holds for any of their arguments. Checks are
 * one session each; here several meet.
 */
class OtpAndEducationIT {

  private static final long WINDOW = 20_000_000;
  private static final long START = WINDOW * 120;
  private static final String ALICE = "00000000-0000-0000-0000-00000000a11c";
  private static final String PENDING = "00000000-0000-0002-0031-000000000b0b";

  private static SovereignIdentity system;

  @BeforeContainer
  static void start() throws Exception {
    system = SovereignIdentity.start();
    migrate(
        """
        insert into auth.users (id)
        select ('00000000-0000-0000-0000-0000000ace0' || n)::uuid
        from generate_series(0, 7) as s (n);
        insert into public.profiles (user_id, username, npub, is_active)
        select
            ('00000000-0000-0000-0000-0000000ace0' || n)::uuid,
            'racer' || n,
            'npub1racer' || n,
            true
        from generate_series(0, 7) as s (n)
        """);
  }

  @AfterContainer
  static void stop() {
    system.close();
  }

  /** A row of verify_otp(), as one line. */
  private record Verdict(boolean verified, String error) {}

  @Property(tries = 12)
  void of_sessions_that_verify_one_code_at_once_exactly_one_passes(
      @ForAll @IntRange(min = 2, max = 6) int sessions,
      @ForAll @IntRange(min = -1, max = 1) int offset)
      throws Exception {
    openSession();
    List<Verdict> verdicts = race(Collections.nCopies(sessions, WINDOW + offset));
    assertThat(verdicts).filteredOn(Verdict::verified).hasSize(1);
    assertThat(verdicts).filteredOn(v -> "PR125".equals(v.error())).hasSize(sessions - 1);
    assertThat(
            number(
                "select last_used_window from public.otp_secrets where user_hash = 'hash-alice'"))
        .isEqualTo(WINDOW + offset);
  }

  @Property(tries = 12)
  void attempts_in_parallel_do_not_get_past_the_lock(
      @ForAll @IntRange(min = 6, max = 10) int attempts,
      @ForAll @IntRange(min = 0, max = 4) int failedBefore)
      throws Exception {
    openSession();
    migrate(
        "update public.otp_secrets set failed_attempts = %s where user_hash = 'hash-alice'"
            .formatted(failedBefore));
    List<Verdict> verdicts = race(Collections.nCopies(attempts, null));
    int judged = 5 - failedBefore;
    assertThat(verdicts).filteredOn(v -> "PR122".equals(v.error())).hasSize(judged);
    assertThat(verdicts).filteredOn(v -> "PR121".equals(v.error())).hasSize(attempts - judged);
    assertThat(
            number("select failed_attempts from public.otp_secrets where user_hash = 'hash-alice'"))
        .isEqualTo(5);
    assertThat(
            number(
                "select extract(epoch from locked_until) from public.otp_secrets where user_hash = 'hash-alice'"))
        .isEqualTo(START + 10 + 15 * 60);
  }

  @Property(tries = 8)
  void codes_asked_for_in_parallel_keep_the_rate_limit_and_one_session_open(
      @ForAll @IntRange(min = 2, max = 9) int callers) throws Exception {
    forgetSessions();
    Callable<String> caller =
        () -> {
          try (Connection connection = system.asService()) {
            return sqlState(
                connection,
                "select 1 from sovereign.open_otp_session_at('hash-alice', to_timestamp(%s))"
                    .formatted(START));
          }
        };
    List<String> states =
        new Race(
                system,
                "select 1 from public.otp_secrets where user_hash = 'hash-alice' for update")
            .run(Collections.nCopies(callers, caller));
    assertThat(states).filteredOn("00000"::equals).hasSize(Math.min(callers, 5));
    assertThat(states).filteredOn("PR124"::equals).hasSize(Math.max(callers - 5, 0));
    assertThat(
            number(
                "select count(*) from public.otp_sessions where user_hash = 'hash-alice' and status = 'open'"))
        .isEqualTo(1);
  }

  /** Whatever an attacker does and however he waits: five guesses, then a quarter of an hour. */
  @Property(tries = 25)
  void in_no_quarter_of_an_hour_more_than_five_guesses_are_judged(
      @ForAll @Size(min = 10, max = 60) List<@IntRange(min = 0, max = 200) Integer> pauses)
      throws SQLException {
    forgetSessions();
    List<Long> judged = new ArrayList<>();
    long now = START;
    try (Connection connection = system.asService()) {
      for (int pause : pauses) {
        now += pause;
        sqlState(
            connection,
            """
            select 1
            from sovereign.open_otp_session_at('hash-alice', to_timestamp(%s))
            where not exists (
                select
                from public.otp_sessions as o
                where o.user_hash = 'hash-alice'
                    and o.status = 'open'
                    and o.expires_at > to_timestamp(%1$s)
            )
            """
                .formatted(now));
        if ("PR122".equals(verify(connection, null, now).error())) {
          judged.add(now);
        }
      }
    }
    assertThat(judged).isNotEmpty();
    for (int i = 5; i < judged.size(); i++) {
      assertThat(judged.get(i) - judged.get(i - 5)).isGreaterThanOrEqualTo(15 * 60);
    }
  }

  @Property(tries = 200)
  void a_window_is_the_time_by_120_seconds(
      @ForAll @LongRange(min = -4_000_000_000_000L, max = 8_000_000_000_000L) long millis)
      throws SQLException {
    Instant instant = Instant.ofEpochMilli(millis);
    assertThat(number("select sovereign.otp_window('%s'::timestamptz)".formatted(instant)))
        .isEqualTo(Math.floorDiv(millis, 120_000L));
  }

  @Property(tries = 100)
  void a_lock_grows_with_failures_up_to_a_day(@ForAll @IntRange(min = 1, max = 1_000_000) int fives)
      throws SQLException {
    String seconds = "select extract(epoch from sovereign.otp_lock(%s))";
    long lock = number(seconds.formatted(fives * 5L));
    assertThat(lock).isBetween(15 * 60L, 24 * 60 * 60L);
    assertThat(number(seconds.formatted(fives * 5L + 5))).isGreaterThanOrEqualTo(lock);
    assertThat(
            number(
                "select count(sovereign.otp_lock(n)) from generate_series(%s, %s) as s (n)"
                    .formatted(fives * 5L - 4, fives * 5L - 1)))
        .isZero();
  }

  @Property(tries = 12)
  void a_course_never_has_more_students_than_seats(
      @ForAll @IntRange(min = 1, max = 5) int seats,
      @ForAll @IntRange(min = 2, max = 8) int students)
      throws Exception {
    String course = course(seats);
    List<Callable<String>> racers = new ArrayList<>();
    for (int i = 0; i < students; i++) {
      String user = racer(i);
      racers.add(() -> register(course, user));
    }
    List<String> states = raceForSeats(course, racers);
    int taken = Math.min(seats, students);
    assertThat(states).filteredOn("00000"::equals).hasSize(taken);
    assertThat(states).filteredOn("PR140"::equals).hasSize(students - taken);
    assertSeats(course, taken);
  }

  @Property(tries = 8)
  void seats_that_are_given_back_meanwhile_are_counted_right(
      @ForAll @IntRange(min = 1, max = 4) int leaving,
      @ForAll @IntRange(min = 1, max = 4) int coming)
      throws Exception {
    String course = course(leaving);
    List<Callable<String>> racers = new ArrayList<>();
    for (int i = 0; i < leaving; i++) {
      String user = racer(i);
      assertThat(register(course, user)).isEqualTo("00000");
      racers.add(() -> cancel(course, user));
    }
    for (int i = 4; i < 4 + coming; i++) {
      String user = racer(i);
      racers.add(() -> register(course, user));
    }
    List<String> states = raceForSeats(course, racers);
    assertThat(states.subList(0, leaving)).containsOnly("00000");
    List<String> came = states.subList(leaving, states.size());
    assertThat(came).allMatch(state -> state.equals("00000") || state.equals("PR140"));
    assertSeats(course, (int) came.stream().filter("00000"::equals).count());
  }

  @Example
  void of_guardians_who_answer_at_once_one_decides() throws Exception {
    List<Callable<String>> guardians = new ArrayList<>();
    for (boolean approve : List.of(true, false, true)) {
      guardians.add(
          () -> {
            try (Connection connection = system.asUser(ALICE)) {
              return sqlState(
                  connection,
                  "select public.decide_registration('%s', %s)".formatted(PENDING, approve));
            }
          });
    }
    List<String> states =
        new Race(
                system,
                "select 1 from public.course_registrations where id = '%s' for update"
                    .formatted(PENDING))
            .run(guardians);
    assertThat(states).containsExactlyInAnyOrder("00000", "PR142", "PR142");
  }

  private static List<Verdict> race(List<Long> matched) throws Exception {
    List<Callable<Verdict>> racers = new ArrayList<>();
    for (Long window : matched) {
      racers.add(
          () -> {
            try (Connection connection = system.asService()) {
              return verify(connection, window, START + 10);
            }
          });
    }
    return new Race(
            system, "select 1 from public.otp_secrets where user_hash = 'hash-alice' for update")
        .run(racers);
  }

  private static Verdict verify(Connection connection, Long matched, long now) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select v.is_verified, v.error_code
                from sovereign.verify_otp_at(
                    (
                        select o.id
                        from public.otp_sessions as o
                        where o.user_hash = 'hash-alice'
                        order by o.opened_at desc, o.status
                        limit 1
                    ),
                    %s,
                    to_timestamp(%s)
                ) as v
                """
                    .formatted(matched, now))) {
      row.next();
      return new Verdict(row.getBoolean(1), row.getString(2));
    }
  }

  private static void forgetSessions() throws SQLException {
    migrate(
        """
        delete from public.otp_sessions where user_hash = 'hash-alice';
        update public.otp_secrets
        set failed_attempts = 0, locked_until = null, last_used_window = null
        where user_hash = 'hash-alice'
        """);
  }

  private static void openSession() throws SQLException {
    forgetSessions();
    migrate(
        "select 1 from sovereign.open_otp_session_at('hash-alice', to_timestamp(%s))"
            .formatted(START));
  }

  private static String racer(int n) {
    return "00000000-0000-0000-0000-0000000ace0" + n;
  }

  private static String course(int seats) throws SQLException {
    migrate(
        """
        delete from public.course_registrations as r
        using public.courses as c
        where c.id = r.course_id and c.slug = 'race';
        delete from public.courses where slug = 'race';
        insert into public.courses (
            slug, title, description, category, provider, duration_minutes, difficulty,
            enrollment_type, instructor, certificate_type, max_students
        )
        values (
            'race', 'Race', '', 'basic', 'satnam', 1, 'beginner', 'immediate', 'x', 'badge', %s
        )
        """
            .formatted(seats));
    try (Connection connection = system.asMigrationRole();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select id from public.courses where slug = 'race'")) {
      row.next();
      return row.getString(1);
    }
  }

  private static List<String> raceForSeats(String course, List<Callable<String>> racers)
      throws Exception {
    return new Race(
            system, "select 1 from public.courses where id = '%s' for update".formatted(course))
        .run(racers);
  }

  private static String register(String course, String user) throws SQLException {
    try (Connection connection = system.asUser(user)) {
      return sqlState(
          connection,
          "insert into public.course_registrations (course_id, user_id) values ('%s', '%s')"
              .formatted(course, user));
    }
  }

  private static String cancel(String course, String user) throws SQLException {
    try (Connection connection = system.asUser(user)) {
      return sqlState(
          connection,
          """
          update public.course_registrations
          set status = 'cancelled'
          where course_id = '%s' and user_id = '%s'
          """
              .formatted(course, user));
    }
  }

  private static void assertSeats(String course, int expected) throws SQLException {
    assertThat(
            number(
                "select current_enrollment from public.courses where id = '%s'".formatted(course)))
        .isEqualTo(expected);
    assertThat(
            number(
                """
                select count(*)
                from public.course_registrations
                where course_id = '%s' and status = 'active'
                """
                    .formatted(course)))
        .isEqualTo(expected);
  }

  private static String sqlState(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "00000";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static void migrate(String sql) throws SQLException {
    try (Connection connection = system.asMigrationRole();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = system.asMigrationRole();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
