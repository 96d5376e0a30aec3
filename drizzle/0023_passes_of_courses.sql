ALTER TABLE "passes" ADD COLUMN "course_id" uuid;--> statement-breakpoint
ALTER TABLE passes ADD CONSTRAINT passes_course FOREIGN KEY (structure_id, course_id) REFERENCES courses (structure_id, id) ON DELETE RESTRICT;
--> statement-breakpoint
CREATE INDEX passes_of_course ON passes (course_id) WHERE course_id IS NOT NULL;
