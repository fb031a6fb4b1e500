DROP TABLE feed_ends;
DROP TABLE feed;
