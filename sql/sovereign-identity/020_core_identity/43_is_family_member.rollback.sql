drop function sovereign.is_family_member(uuid);
