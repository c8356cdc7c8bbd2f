package dev.pgrehearse.systems;

import static dev.pgrehearse.systems.RaceTrack.DONE;
import static dev.pgrehearse.systems.RaceTrack.state;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;

/** One-time codes under concurrency, and what holds for any wait between guesses. */
class OtpIT {

  private static final long WINDOW = 20_000_000;
  private static final long START = WINDOW * 120;

  private static RaceTrack track;

  @BeforeContainer
  static void start() throws Exception {
    track = RaceTrack.plain();
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
            track.number(
                "select last_used_window from public.otp_secrets where user_hash = 'hash-alice'"))
        .isEqualTo(WINDOW + offset);
  }

  @Property(tries = 12)
  void attempts_in_parallel_do_not_get_past_the_lock(
      @ForAll @IntRange(min = 6, max = 10) int attempts,
      @ForAll @IntRange(min = 0, max = 4) int failedBefore)
      throws Exception {
    openSession();
    track.migrate(
        "update public.otp_secrets set failed_attempts = %s where user_hash = 'hash-alice'"
            .formatted(failedBefore));
    List<Verdict> verdicts = race(Collections.nCopies(attempts, null));
    int judged = 5 - failedBefore;
    assertThat(verdicts).filteredOn(v -> "PR122".equals(v.error())).hasSize(judged);
    assertThat(verdicts).filteredOn(v -> "PR121".equals(v.error())).hasSize(attempts - judged);
    assertThat(
            track.number(
                "select failed_attempts from public.otp_secrets where user_hash = 'hash-alice'"))
        .isEqualTo(5);
    assertThat(
            track.number(
                "select extract(epoch from locked_until) from public.otp_secrets where user_hash = 'hash-alice'"))
        .isEqualTo(START + 10 + 15 * 60);
  }

  @Property(tries = 8)
  void codes_asked_for_in_parallel_keep_the_rate_limit_and_one_session_open(
      @ForAll @IntRange(min = 2, max = 9) int callers) throws Exception {
    forgetSessions();
    Callable<String> caller =
        () -> {
          try (Connection connection = track.asService()) {
            return state(
                connection,
                "select 1 from sovereign.open_otp_session_at('hash-alice', to_timestamp(%s))"
                    .formatted(START));
          }
        };
    List<String> states =
        track.race(
            "select 1 from public.otp_secrets where user_hash = 'hash-alice' for update",
            Collections.nCopies(callers, caller));
    assertThat(states).filteredOn(DONE::equals).hasSize(Math.min(callers, 5));
    assertThat(states).filteredOn("PR124"::equals).hasSize(Math.max(callers - 5, 0));
    assertThat(
            track.number(
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
    try (Connection connection = track.asService()) {
      for (int pause : pauses) {
        now += pause;
        state(
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
    assertThat(track.number("select sovereign.otp_window('%s'::timestamptz)".formatted(instant)))
        .isEqualTo(Math.floorDiv(millis, 120_000L));
  }

  @Property(tries = 100)
  void a_lock_grows_with_failures_up_to_a_day(@ForAll @IntRange(min = 1, max = 1_000_000) int fives)
      throws SQLException {
    String seconds = "select extract(epoch from sovereign.otp_lock(%s))";
    long lock = track.number(seconds.formatted(fives * 5L));
    assertThat(lock).isBetween(15 * 60L, 24 * 60 * 60L);
    assertThat(track.number(seconds.formatted(fives * 5L + 5))).isGreaterThanOrEqualTo(lock);
    assertThat(
            track.number(
                "select count(sovereign.otp_lock(n)) from generate_series(%s, %s) as s (n)"
                    .formatted(fives * 5L - 4, fives * 5L - 1)))
        .isZero();
  }

  private static List<Verdict> race(List<Long> matched) throws Exception {
    List<Callable<Verdict>> racers = new ArrayList<>();
    for (Long window : matched) {
      racers.add(
          () -> {
            try (Connection connection = track.asService()) {
              return verify(connection, window, START + 10);
            }
          });
    }
    return track.race(
        "select 1 from public.otp_secrets where user_hash = 'hash-alice' for update", racers);
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
    track.migrate(
        """
        delete from public.otp_sessions where user_hash = 'hash-alice';
        update public.otp_secrets
        set failed_attempts = 0, locked_until = null, last_used_window = null
        where user_hash = 'hash-alice'
        """);
  }

  private static void openSession() throws SQLException {
    forgetSessions();
    track.migrate(
        "select 1 from sovereign.open_otp_session_at('hash-alice', to_timestamp(%s))"
            .formatted(START));
  }
}
