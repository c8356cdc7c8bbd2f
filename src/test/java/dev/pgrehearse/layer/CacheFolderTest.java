package dev.pgrehearse.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CacheFolderTest {
  private static final Path HOME = Path.of("/people/alice");

  @Test
  void each_system_has_a_place_for_caches() {
    assertThat(CacheFolder.of(Map.of(), "Linux", HOME)).isEqualTo(in(".cache/pgrehearse"));
    assertThat(CacheFolder.of(Map.of(), "Mac OS X", HOME))
        .isEqualTo(in("Library/Caches/pgrehearse"));
    assertThat(CacheFolder.of(Map.of(), "Windows 11", HOME))
        .isEqualTo(in("AppData/Local/pgrehearse"));
  }

  @Test
  void what_the_user_has_set_goes_before() {
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/var/caches"), "Linux", HOME))
        .isEqualTo(Path.of("/var/caches/pgrehearse"));
    assertThat(CacheFolder.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME))
        .isEqualTo(Path.of("/local/pgrehearse"));
    assertThat(
            CacheFolder.of(
                Map.of("XDG_CACHE_HOME", "/var/caches", "PGREHEARSE_CACHE", "/mine"),
                "Linux",
                HOME))
        .isEqualTo(Path.of("/mine"));
  }

  @Test
  void a_relative_or_empty_xdg_cache_home_is_passed_over() {
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "caches"), "Linux", HOME))
        .isEqualTo(in(".cache/pgrehearse"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "", "PGREHEARSE_CACHE", " "), "Linux", HOME))
        .isEqualTo(in(".cache/pgrehearse"));
  }

  private static Path in(String path) {
    return HOME.resolve(path);
  }
}
