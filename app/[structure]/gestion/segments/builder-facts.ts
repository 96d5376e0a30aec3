import type { SegmentChoices } from '@/lib/segments/queries/list-choices'
import type { ConditionKind, TownFound, WrongField } from '@/lib/segments/types'

/** What every part of the builder needs to know of its structure, of its reader and of what was typed ([2.D1]). */
export type BuilderFacts = {
  choices: SegmentChoices
  /** The kinds of conditions that the structure and the role have. */
  kinds: readonly ConditionKind[]
  /** The conditions that aren't whole, by the names of their paths: which of their fields hold something wrong. */
  wrong: ReadonlyMap<string, readonly WrongField[]>
  /** The towns that a condition's name may mean, by the name of its path. */
  towns: ReadonlyMap<string, TownFound>
}
