package dev.pgrehearse.systems;

import static dev.pgrehearse.systems.RaceTrack.DONE;
import static dev.pgrehearse.systems.RaceTrack.guest;
import static dev.pgrehearse.systems.RaceTrack.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Seats of a course under concurrency, and guardians who answer at once. */
class EducationIT {

  private static final String ALICE = "00000000-0000-0000-0000-00000000a11c";
  private static final String PENDING = "00000000-0000-0002-0031-000000000b0b";

  private static RaceTrack track;

  @BeforeContainer
  static void start() throws Exception {
    track = RaceTrack.plain();
  }

  @Property(tries = 12)
  void a_course_never_has_more_students_than_seats(
      @ForAll @IntRange(min = 1, max = 5) int seats,
      @ForAll @IntRange(min = 2, max = 8) int students)
      throws Exception {
    String course = course(seats);
    List<Callable<String>> racers = new ArrayList<>();
    for (int i = 0; i < students; i++) {
      String user = guest(i);
      racers.add(() -> register(course, user));
    }
    List<String> states = raceForSeats(course, racers);
    int taken = Math.min(seats, students);
    assertThat(states).filteredOn(DONE::equals).hasSize(taken);
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
      String user = guest(i);
      assertThat(register(course, user)).isEqualTo(DONE);
      racers.add(() -> cancel(course, user));
    }
    for (int i = 4; i < 4 + coming; i++) {
      String user = guest(i);
      racers.add(() -> register(course, user));
    }
    List<String> states = raceForSeats(course, racers);
    assertThat(states.subList(0, leaving)).containsOnly(DONE);
    List<String> came = states.subList(leaving, states.size());
    assertThat(came).allMatch(state -> state.equals(DONE) || state.equals("PR140"));
    assertSeats(course, (int) came.stream().filter(DONE::equals).count());
  }

  @Example
  void of_guardians_who_answer_at_once_one_decides() throws Exception {
    List<Callable<String>> guardians = new ArrayList<>();
    for (boolean approve : List.of(true, false, true)) {
      guardians.add(
          () -> {
            try (Connection connection = track.asUser(ALICE)) {
              return state(
                  connection,
                  "select public.decide_registration('%s', %s)".formatted(PENDING, approve));
            }
          });
    }
    List<String> states =
        track.race(
            "select 1 from public.course_registrations where id = '%s' for update"
                .formatted(PENDING),
            guardians);
    assertThat(states).containsExactlyInAnyOrder(DONE, "PR142", "PR142");
  }

  private static String course(int seats) throws SQLException {
    track.migrate(
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
    return track.text("select id from public.courses where slug = 'race'");
  }

  private static List<String> raceForSeats(String course, List<Callable<String>> racers)
      throws Exception {
    return track.race(
        "select 1 from public.courses where id = '%s' for update".formatted(course), racers);
  }

  private static String register(String course, String user) throws SQLException {
    try (Connection connection = track.asUser(user)) {
      return state(
          connection,
          "insert into public.course_registrations (course_id, user_id) values ('%s', '%s')"
              .formatted(course, user));
    }
  }

  private static String cancel(String course, String user) throws SQLException {
    try (Connection connection = track.asUser(user)) {
      return state(
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
            track.number(
                "select current_enrollment from public.courses where id = '%s'".formatted(course)))
        .isEqualTo(expected);
    assertThat(
            track.number(
                """
                select count(*)
                from public.course_registrations
                where course_id = '%s' and status = 'active'
                """
                    .formatted(course)))
        .isEqualTo(expected);
  }
}
