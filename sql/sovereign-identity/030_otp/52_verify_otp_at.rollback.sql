drop function sovereign.verify_otp_at(uuid, bigint, timestamptz);
