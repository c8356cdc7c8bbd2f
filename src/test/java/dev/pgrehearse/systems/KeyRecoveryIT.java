package dev.pgrehearse.systems;

import static dev.pgrehearse.systems.RaceTrack.DONE;
import static dev.pgrehearse.systems.RaceTrack.guest;
import static dev.pgrehearse.systems.RaceTrack.row;
import static dev.pgrehearse.systems.RaceTrack.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Guardians who approve a recovery, one after another and at once. */
class KeyRecoveryIT {

  private static RaceTrack track;

  @BeforeContainer
  static void start() throws Exception {
    track = RaceTrack.withOptions();
    track.migrate(
        """
        insert into public.families (id, family_name)
        values ('00000000-0000-0000-0010-00000000d04a', 'Race')
        """);
  }

  @Example
  void the_first_changesets_stop_at_tables_that_are_there() throws Exception {
    assertThat(track.stateOf("sovereign-identity-key-recovery/050_key_recovery/02_older_tables"))
        .isEqualTo("PR102");
  }

  /** Of eight guests the first are guardians, the last is the owner of the key. */
  @Property(tries = 30)
  void approval_takes_as_many_distinct_guardians_as_are_required(
      @ForAll @IntRange(min = 1, max = 6) int guardians,
      @ForAll @Size(min = 1, max = 14) List<@IntRange(min = 0, max = 7) Integer> callers)
      throws SQLException {
    Recovery recovery = freshRecovery(guardians);
    int required = recovery.required();
    Set<Integer> approved = new TreeSet<>();
    for (int caller : callers) {
      boolean may = caller < guardians;
      boolean open = approved.size() < required;
      try (Connection user = track.asUser(guest(caller))) {
        assertThat(state(user, approve(recovery)))
            .isEqualTo(!may ? "PR151" : open ? DONE : "PR154");
      }
      if (may && open) {
        approved.add(caller);
      }
      assertThat(statusOf(recovery)).isEqualTo(approved.size() < required ? "pending" : "approved");
    }
  }

  @Property(tries = 10)
  void guardians_who_approve_at_once_are_all_counted(
      @ForAll @IntRange(min = 2, max = 6) int guardians, @ForAll boolean repeatableRead)
      throws Exception {
    Recovery recovery = freshRecovery(guardians);
    int required = recovery.required();
    List<Callable<String>> racers = new ArrayList<>();
    for (int n = 0; n < required; n++) {
      racers.add(track.call(guest(n), repeatableRead, approve(recovery)));
      racers.add(track.call(guest(n), repeatableRead, approve(recovery)));
    }
    List<String> states = track.race(row("nostr_key_recovery", recovery.id()), racers);
    assertThat(states).isSubsetOf(DONE, repeatableRead ? "40001" : "PR154");
    long counted =
        Long.parseLong(
            track.text(
                "select count(*) from public.key_rotation_logs where recovery_id = '%s' and action = 'approved'"
                    .formatted(recovery.id())));
    assertThat(counted).isEqualTo(repeatableRead ? 1 : required);
    assertThat(statusOf(recovery)).isEqualTo(counted < required ? "pending" : "approved");
  }

  private static String approve(Recovery recovery) {
    return "select public.approve_key_recovery('%s')".formatted(recovery.id());
  }

  private static String statusOf(Recovery recovery) throws SQLException {
    return track.text(
        "select status from public.nostr_key_recovery where id = '%s'".formatted(recovery.id()));
  }

  /** A request, with how many guardians it takes. */
  private record Recovery(String id, int required) {}

  /** A family of the first guests as guardians, and a request of the last. */
  private static Recovery freshRecovery(int guardians) throws SQLException {
    track.migrate(
        """
        delete from public.user_identities where id = '%1$s';
        insert into public.user_identities (id, username, npub)
        values ('%1$s', 'racer7', 'npub1racer7');
        update public.profiles
        set family_id = null
        where username like 'racer%%';
        update public.profiles
        set
            family_id = '00000000-0000-0000-0010-00000000d04a',
            family_role = case when username < 'racer%2$s' then 'guardian' else 'adult' end
        where username like 'racer%%'
        """
            .formatted(guest(7), guardians));
    try (Connection owner = track.asUser(guest(7))) {
      assertThat(
              state(
                  owner,
                  "select public.request_key_recovery('%s', 'race', 'c')".formatted(guest(7))))
          .isEqualTo(DONE);
    }
    return new Recovery(
        track.text(
            "select id from public.nostr_key_recovery where user_id = '%s' and status = 'pending'"
                .formatted(guest(7))),
        guardians / 2 + 1);
  }
}
