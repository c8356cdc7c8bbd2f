package dev.pgrehearse.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LayerKeyTest {
  @TempDir private Path folder;

  @Test
  void the_same_parts_in_the_same_order_give_the_same_key() throws IOException {
    Path one = Files.writeString(folder.resolve("one.sql"), "select 1;");
    Path two = Files.writeString(folder.resolve("two.sql"), "select 1;");
    assertThat(LayerKey.of().text("server", "17.11").file("prelude", one).key())
        .isEqualTo(LayerKey.of().text("server", "17.11").file("prelude", two).key());
  }

  @Test
  void whatever_differs_gives_another_key() throws IOException {
    Path file = Files.writeString(folder.resolve("a.sql"), "b");
    List<LayerKey> keys =
        List.of(
            LayerKey.of().key(),
            LayerKey.of().text("", "").key(),
            LayerKey.of().text("a", "b").key(),
            LayerKey.of().text("a", "").text("b", "").key(),
            LayerKey.of().text("b", "").text("a", "").key(),
            LayerKey.of().text("ab", "").key(),
            LayerKey.of().text("", "ab").key(),
            LayerKey.of().text("a", "b").text("a", "b").key(),
            LayerKey.of().file("a", file).key());
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void a_key_that_was_begun_can_be_gone_on_with() {
    LayerKey.Parts parts = LayerKey.of().text("server", "17.11");
    LayerKey first = parts.key();
    assertThat(parts.key()).isEqualTo(first);
    assertThat(parts.text("changeset", "1").key())
        .isEqualTo(LayerKey.of().text("server", "17.11").text("changeset", "1").key());
  }
}
