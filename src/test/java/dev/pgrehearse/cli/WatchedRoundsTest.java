package dev.pgrehearse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgrehearse.selection.WatchedFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchedRoundsTest {

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private final List<String> played = new ArrayList<>();
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("shop.sql");
  }

  @Test
  void it_is_played_again_when_a_file_is_saved() {
    run("one", "two of them", "end");
    assertThat(played).containsExactly("one", "two of them", "end");
    assertThat(err.toString())
        .contains("waiting for a file to change")
        .contains("shop.sql changed");
  }

  @Test
  void what_cannot_be_read_is_told_and_waited_for() {
    run("one", "broken", "mended", "end");
    assertThat(played).containsExactly("one", "mended", "end");
    assertThat(err.toString()).contains("pgrehearse: it cannot be read\n");
  }

  @Test
  void what_cannot_be_read_the_first_time_ends_it() {
    assertThatThrownBy(() -> rounds("broken", "end").run())
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(played).isEmpty();
  }

  private void run(String... texts) {
    assertThatThrownBy(() -> rounds(texts).run()).isInstanceOf(InterruptedRun.class);
  }

  /** Each text is saved once the one before it has been read; the last one ends it. */
  private WatchedRounds rounds(String... texts) {
    Iterator<String> next = List.of(texts).iterator();
    save(next.next());
    return new WatchedRounds(
        () -> {
          String text = read();
          if (text.equals("broken")) {
            save(next.next());
            throw new IllegalArgumentException("it cannot be read");
          }
          return round(text, next);
        },
        new Problems(),
        new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), false));
  }

  private WatchedRounds.Round round(String text, Iterator<String> next) {
    return new WatchedRounds.Round() {
      @Override
      public WatchedFiles files() {
        return new WatchedFiles(Set.of(file), Set.of(), Set.of());
      }

      @Override
      public void play() {
        played.add(text);
        if (text.equals("end")) {
          throw new InterruptedRun(new IllegalStateException("Ctrl-C"));
        }
        save(next.next());
      }
    };
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void save(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
