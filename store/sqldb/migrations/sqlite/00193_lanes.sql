-- What a letter shares its order with, blinded: a lane is in one hand at a time. Empty: with nothing.

-- +goose Up
ALTER TABLE outbox ADD COLUMN lane TEXT NOT NULL DEFAULT '' CONSTRAINT outbox_lane_blind CHECK (lane = '' OR (lane GLOB 'k1:*' AND length(lane) = 46 AND substr(lane, 4) NOT GLOB '*[^A-Za-z0-9_-]*'));
