package dev.pgrehearse.start;

import dev.pgrehearse.facade.catalog.Names;
import java.util.List;

/** Makes roles as they are on another server, without their logins and passwords. */
record RoleSql(List<LiveRole> roles) {

  RoleSql {
    roles = List.copyOf(roles);
  }

  /** Or nothing, where there are none. */
  String text() {
    if (roles.isEmpty()) {
      return "";
    }
    StringBuilder sql =
        new StringBuilder(
            "-- Roles belong to the whole server, so each is made where it is missing.\ndo $$\nbegin\n");
    for (LiveRole role : roles) {
      sql.append(
          """
              if not exists (select from pg_catalog.pg_roles where rolname = %s) then
                  create role %s nologin%s;
              end if;

          """
              .formatted(
                  Names.literal(role.name()),
                  quoted(role.name()),
                  role.inherits() ? "" : " noinherit"));
    }
    for (LiveRole role : roles) {
      if (role.bypassesPolicies()) {
        sql.append(
            """
                -- Before 16 only a superuser could.
                if current_setting('server_version_num')::integer >= 160000 then
                    alter role %s bypassrls;
                end if;

            """
                .formatted(quoted(role.name())));
      }
    }
    sql.append("end\n$$;\n\n");
    for (LiveRole role : roles) {
      for (String group : role.memberOf()) {
        if (roles.stream().anyMatch(other -> other.name().equals(group))) {
          sql.append("grant %s to %s;\n\n".formatted(quoted(group), quoted(role.name())));
        }
      }
    }
    return sql.toString().replace("\n\nend\n$$;", "\nend\n$$;");
  }

  /** Always in quotes: a role may be called like a keyword. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
