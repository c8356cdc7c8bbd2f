package dev.pgrehearse.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectImageResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ImageFoldersTest {

  @Test
  void the_data_of_an_official_image_are_in_its_volume() {
    assertThat(
            new ImageFolders(
                    List.of("LANG=en_US.utf8", "PGDATA=/var/lib/postgresql/data"),
                    Set.of("/var/lib/postgresql/data"))
                .data())
        .contains("/var/lib/postgresql/data");
    assertThat(
            new ImageFolders(
                    List.of("PGDATA=/var/lib/postgresql/18/docker"), Set.of("/var/lib/postgresql"))
                .data())
        .contains("/var/lib/postgresql/18/docker");
  }

  @Test
  void data_that_an_image_may_bring_along_are_left_where_they_are() {
    assertThat(new ImageFolders(List.of("PGDATA=/data"), Set.of("/var/lib/postgresql/data")).data())
        .isEmpty();
    assertThat(new ImageFolders(List.of("PGDATA=/database"), Set.of("/data")).data()).isEmpty();
    assertThat(new ImageFolders(List.of(), Set.of("/var/lib/postgresql/data")).data()).isEmpty();
  }

  @Test
  void an_image_that_says_nothing_has_no_folder() {
    assertThat(ImageFolders.of(new InspectImageResponse()).data()).isEmpty();
  }
}
