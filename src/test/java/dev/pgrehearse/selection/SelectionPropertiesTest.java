package dev.pgrehearse.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgrehearse.selection.Written.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is edited in whatever order, those that were edited are selected and no others. */
final class SelectionPropertiesTest {

  private static final int ROUNDS = 8;
  private static final int EDITS_AT_MOST = 4;

  private static final List<UnaryOperator<Entry>> EDITS =
      List.of(
          entry -> entry.forward(entry.forward() + ", b text"),
          entry -> entry.rollback(entry.rollback() + " cascade"),
          entry -> entry.condition(entry.condition() + " where true"),
          entry -> entry.label(entry.label() + "x"));

  @TempDir private Path temporary;

  @ParameterizedTest
  @EnumSource
  void what_was_edited_is_selected_and_nothing_else(Written format) throws IOException {
    Random random = new Random(format.name().hashCode());
    Project project = Project.at(temporary);
    for (int round = 0; round < ROUNDS; round++) {
      List<Entry> then =
          IntStream.range(0, 3 + random.nextInt(12)).mapToObj(i -> Entry.of("s" + i)).toList();
      project.write(format.file(), format.text(then, "round " + round)).commit();
      List<Entry> now = new ArrayList<>(then);
      TreeSet<String> expected = new TreeSet<>();
      TreeSet<String> gone = new TreeSet<>();
      for (int i = random.nextInt(EDITS_AT_MOST + 1); i > 0; i--) {
        int at = random.nextInt(now.size());
        switch (random.nextInt(3)) {
          case 0 -> {
            now.set(at, EDITS.get(random.nextInt(EDITS.size())).apply(now.get(at)));
            expected.add(now.get(at).id());
          }
          case 1 -> {
            now.add(at, Entry.of("new" + i));
            expected.add("new" + i);
          }
          default -> now.set(at, now.get(at).comment("Said otherwise."));
        }
      }
      if (random.nextBoolean() && now.size() > 1) {
        Entry last = now.remove(now.size() - 1);
        expected.remove(last.id());
        if (!last.id().startsWith("new")) {
          gone.add(last.id());
          expected.add(now.get(now.size() - 1).id());
        }
      }
      project.write(format.file(), format.text(now, "other words " + round));

      Selection selection = project.changedOf(format.file());

      assertThat(new TreeSet<>(Project.ids(selection)))
          .as("%s, round %d: %s", format, round, Project.inWords(selection))
          .isEqualTo(expected);
      assertThat(selection.gone()).hasSize(gone.size());
      assertThat(selection.main().before().size())
          .isEqualTo((int) now.stream().takeWhile(entry -> !expected.contains(entry.id())).count());
    }
  }
}
