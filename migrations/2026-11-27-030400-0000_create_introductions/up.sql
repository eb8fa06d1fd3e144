-- The introduction programme of a coordinator: which steps are done, by role and not by person.
CREATE TABLE introductions (
    role_assignment_id uuid PRIMARY KEY REFERENCES role_assignments (id),
    version integer NOT NULL CHECK (version > 0)
);

CREATE TABLE introduction_steps_done (
    role_assignment_id uuid NOT NULL REFERENCES introductions (role_assignment_id),
    step text NOT NULL,
    done_on date NOT NULL,
    PRIMARY KEY (role_assignment_id, step)
);
