package dev.pgrehearse.rehearsal;

import dev.pgrehearse.changelog.Changelog;
import dev.pgrehearse.finding.Skipped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The regime that a system is not at home under. Where everything is the same as under the one that
 * was played first, it is not looked at a second time.
 */
final class OtherRegime {

  private static final Skipped LEFT_OUT =
      new Skipped(
          "the other regime of default privileges",
          "of a part, what is found under the first one is to be mended first");

  private final RegimePlay first;
  private final RegimePlay whole;
  private final Lanes lanes;
  private final Progress progress;
  private boolean isAnswered;
  private Optional<Skipped> leftOut = Optional.empty();

  /**
   * @param first all of it under the regime that was played first
   * @param whole all of it under this one, not yet played
   */
  OtherRegime(RegimePlay first, RegimePlay whole, Lanes lanes, Progress progress) {
    this.first = first;
    this.whole = whole;
    this.lanes = lanes;
    this.progress = progress;
  }

  /** To be called when the first has played its changesets. */
  void play() throws SQLException {
    if (first.isUnsoundPart()) {
      leftOut = Optional.of(LEFT_OUT);
      isAnswered = true;
    } else if (isTheSame()) {
      isAnswered = true;
    } else {
      whole.play(() -> {});
    }
  }

  private boolean isTheSame() throws SQLException {
    List<Course> courses = first.courses();
    if (!first.isComplete() || !courses.stream().allMatch(OtherRegime::canBeCompared)) {
      return false;
    }
    if (courses.stream().noneMatch(course -> course.asked().looksAtSomething())) {
      return true;
    }
    boolean withOptions =
        courses.stream().skip(1).anyMatch(course -> course.asked().looksAtSomething());
    try (StartingPoint start = whole.mainStart()) {
      Stage end = start.begin(lanes.own(courses.get(0).changelog()));
      try {
        return isTheSame(courses.get(0), end, withOptions) && areOptionsTheSame(end, courses);
      } finally {
        start.discard(end);
      }
    }
  }

  private static boolean canBeCompared(Course course) {
    return !course.asked().looksAtSomething()
        || (course.isSoundWhereAsked() && !course.sharesRoles());
  }

  private boolean areOptionsTheSame(Stage end, List<Course> courses) throws SQLException {
    for (Course course : courses.subList(1, courses.size())) {
      if (!course.asked().looksAtSomething()) {
        continue;
      }
      Changelog changelog = lanes.own(course.changelog());
      try (StartingPoint start = whole.optionStart(end, course.spec(), changelog, course.asked())) {
        Stage option = start.begin(changelog);
        try {
          if (!isTheSame(course, option, false)) {
            return false;
          }
        } finally {
          start.discard(option);
        }
      }
    }
    return true;
  }

  private boolean isTheSame(Course course, Stage stage, boolean toTheEnd) throws SQLException {
    progress.begin(whole.title(course.option()), course.asked().ahead().size());
    try {
      return new TwinPlay(
              course.spec(), course.asked(), course.states(), course.result().changesets, progress)
          .isTheSame(stage, toTheEnd);
    } finally {
      progress.end();
    }
  }

  /** What everything came to under this regime, once the first is over too. */
  RegimeResult result() {
    if (!isAnswered) {
      return whole.result();
    }
    RegimeResult result = first.result().again();
    leftOut.ifPresent(result.legs().get(0).skipped::add);
    return result;
  }
}
