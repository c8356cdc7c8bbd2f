-- A database where every vendor has a key of version 2: the older ones were deleted. The audit log
-- keeps its lines, which name no key any more.
delete from vendors.legacy_api_keys;
