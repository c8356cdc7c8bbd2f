package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SharedMemoryTest {

  private static final Path TEMPORARY = Path.of("/tmp");

  @Test
  void databases_are_kept_in_memory_where_there_is_plenty() {
    assertThat(memory("tmpfs", 8, 16).isPlentyInsteadOf(TEMPORARY)).isTrue();
  }

  @Test
  void a_container_with_little_of_it_keeps_them_on_disk() {
    assertThat(memory("tmpfs", 7, 64).isPlentyInsteadOf(TEMPORARY)).isFalse();
  }

  @Test
  void a_machine_that_would_miss_it_keeps_them_on_disk() {
    assertThat(memory("tmpfs", 8, 15).isPlentyInsteadOf(TEMPORARY)).isFalse();
  }

  @Test
  void a_folder_of_that_name_on_a_disk_is_no_memory() {
    assertThat(memory("ext4", 100, 64).isPlentyInsteadOf(TEMPORARY)).isFalse();
  }

  @Test
  void who_names_a_temporary_folder_gets_it() {
    assertThat(memory("tmpfs", 100, 64).isPlentyInsteadOf(Path.of("/data/tmp"))).isFalse();
  }

  private static SharedMemory memory(String fileSystem, long freeGib, long machineGib) {
    return new SharedMemory(Path.of("/dev/shm"), fileSystem, freeGib << 30, machineGib << 30);
  }
}
