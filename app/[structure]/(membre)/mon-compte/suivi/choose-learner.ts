import type { LearnerOfFile } from '@/lib/learners/queries'

/** The learner of the address, if the file sees them; a household of one has nothing to choose. */
export function chooseLearner(learners: readonly LearnerOfFile[], asked: unknown): LearnerOfFile | null {
  return learners.find((learner) => learner.id === asked) ?? (learners.length === 1 ? learners[0]! : null)
}
