package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoomTest {

  @Test
  void too_little_is_told_with_what_is_needed() {
    Room room = new Room(Path.of("/small"), 41_943_040);
    assertThatThrownBy(() -> room.require(Room.TO_MAKE_A_BASE))
        .isInstanceOf(ServerException.class)
        .hasMessage(
            """
            no space left in /small: 41 MB are free, and Postgres needs 180 MB to begin with; make \
            room, or name a folder that has it with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR""");
  }

  @Test
  void enough_is_enough() {
    Room room = new Room(Path.of("/small"), Room.TO_RUN);
    assertThatCode(() -> room.require(Room.TO_RUN)).doesNotThrowAnyException();
  }

  @Test
  void what_is_free_is_what_may_be_written(@TempDir Path folder) throws IOException {
    assertThat(Room.in(folder).free()).isPositive();
  }
}
