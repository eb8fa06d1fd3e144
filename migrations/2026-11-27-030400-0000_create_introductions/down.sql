DROP TABLE introduction_steps_done;
DROP TABLE introductions;
