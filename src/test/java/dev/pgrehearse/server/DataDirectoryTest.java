package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {
  private static final int SEGMENT = 16 << 20;
  private static final int SHUT_DOWN = 1;
  private static final int IN_PRODUCTION = 6;

  @TempDir private Path temporary;
  private Path data;

  @BeforeEach
  void a_server_was_shut_down() throws IOException {
    data = Files.createDirectory(temporary.resolve("data"));
    for (String folder : new String[] {"global", "base", "base/1", "pg_wal", "pg_tblspc"}) {
      Files.createDirectory(data.resolve(folder));
    }
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    Files.writeString(data.resolve("base/1/1259"), "rows");
    control(SHUT_DOWN, 3L * SEGMENT + 8192 * 5 + 40);
    log(3);
  }

  private void control(int state, long checkpoint) throws IOException {
    ByteBuffer control = ByteBuffer.allocate(8192).order(ByteOrder.nativeOrder());
    control.putInt(16, state).putLong(32, checkpoint).putInt(48, 1);
    Files.write(data.resolve("global/pg_control"), control.array());
  }

  private void log(int segment) throws IOException {
    byte[] bytes = new byte[SEGMENT];
    Arrays.fill(bytes, (byte) 7);
    Files.write(log(data, segment), bytes);
  }

  private Path log(Path folder, int segment) {
    return folder.resolve("pg_wal").resolve("0000000100000000%08X".formatted(segment));
  }

  @Test
  void a_copy_has_the_same_contents() throws IOException {
    Path copy = temporary.resolve("copy");
    DataDirectory.Contents read = new DataDirectory(data).copyTo(copy);
    assertThat(read).isEqualTo(new DataDirectory(data).contents());
    assertThat(read).isEqualTo(new DataDirectory(copy).contents());
    assertThat(read.files()).isEqualTo(4);
    assertThat(copy.resolve("base/1/1259")).hasContent("rows");
    assertThat(copy.resolve("pg_tblspc")).isEmptyDirectory();
  }

  @Test
  void a_copy_is_for_its_owner_only() throws IOException {
    Path copy = temporary.resolve("copy");
    new DataDirectory(data).copyTo(copy);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rwx------");
  }

  @Test
  void a_copy_does_not_know_who_ran_on_the_original() throws IOException {
    DataDirectory.Contents before = new DataDirectory(data).contents();
    for (String name : new String[] {"postmaster.pid", "postmaster.opts", "epg-lock"}) {
      Files.writeString(data.resolve(name), "4711");
    }
    Path copy = temporary.resolve("copy");
    assertThat(new DataDirectory(data).copyTo(copy)).isEqualTo(before);
    assertThat(copy.resolve("postmaster.pid")).doesNotExist();
    assertThat(copy.resolve("epg-lock")).doesNotExist();
  }

  @Test
  void of_the_log_the_copy_has_what_a_start_reads() throws IOException {
    log(2);
    log(4);
    Path copy = temporary.resolve("copy");
    new DataDirectory(data).copyTo(copy);
    assertThat(log(copy, 2)).doesNotExist();
    assertThat(log(copy, 4)).doesNotExist();
    byte[] kept = Files.readAllBytes(log(copy, 3));
    assertThat(kept).hasSize(SEGMENT);
    assertThat(kept[8192 * 7 - 1]).isEqualTo((byte) 7);
    assertThat(kept[8192 * 7]).isZero();
  }

  @Test
  void a_checkpoint_at_the_end_of_a_segment_needs_the_beginning_of_the_next() throws IOException {
    control(SHUT_DOWN, 4L * SEGMENT - 50);
    log(4);
    Path copy = temporary.resolve("copy");
    new DataDirectory(data).copyTo(copy);
    assertThat(Files.readAllBytes(log(copy, 3))[SEGMENT - 1]).isEqualTo((byte) 7);
    byte[] next = Files.readAllBytes(log(copy, 4));
    assertThat(next[8191]).isEqualTo((byte) 7);
    assertThat(next[8192]).isZero();
  }

  @Test
  void any_change_shows_in_the_contents() throws IOException {
    DataDirectory directory = new DataDirectory(data);
    DataDirectory.Contents before = directory.contents();

    Files.writeString(data.resolve("base/1/1259"), "rowz");
    assertThat(directory.contents()).isNotEqualTo(before);

    Files.writeString(data.resolve("base/1/1259"), "row");
    assertThat(directory.contents()).isNotEqualTo(before);

    Files.move(data.resolve("base/1/1259"), data.resolve("base/1/1260"));
    Files.writeString(data.resolve("base/1/1260"), "rows");
    assertThat(directory.contents()).isNotEqualTo(before);

    Files.move(data.resolve("base/1/1260"), data.resolve("base/1/1259"));
    assertThat(directory.contents()).isEqualTo(before);

    Files.delete(data.resolve("pg_tblspc"));
    assertThat(directory.contents()).isNotEqualTo(before);
  }

  @Test
  void the_files_of_a_server_that_was_not_shut_down_are_refused() throws IOException {
    control(IN_PRODUCTION, 3L * SEGMENT);
    assertThatThrownBy(() -> new DataDirectory(data).contents())
        .isInstanceOf(IOException.class)
        .hasMessage("the server of these files was not shut down");
  }

  @Test
  void a_tablespace_elsewhere_is_refused() throws IOException {
    Files.createSymbolicLink(data.resolve("pg_tblspc/16385"), temporary);
    assertThatThrownBy(() -> new DataDirectory(data).contents())
        .isInstanceOf(IOException.class)
        .hasMessage("pg_tblspc/16385 leads out of the data directory");
  }
}
