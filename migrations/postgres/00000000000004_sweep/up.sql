-- An app that was never switched on is forgotten after a day, without reading those that are on.
CREATE INDEX second_factors_begun ON second_factors (created_at) WHERE confirmed_at IS NULL;
