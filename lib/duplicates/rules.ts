import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addMinutes, type Instant } from '@/lib/core/time'
import {
  type FileFace,
  type FileValues,
  type LearnerClash,
  type LearnerPlan,
  type Likeness,
  type MergeChoices,
  type MergedField,
  type MergedLearner,
  type MergeFile,
  type MergeRefusal,
  type MergeSide,
  mergedFields,
  type UndoRefusal,
} from './types'

/*
 * One person has one file: likely doubles are shown with their reasons, and staff alone decide ([2.A4]).
 * A merge loses nothing: everything of one file becomes the other's; where both say something else, a person chooses.
 * It can be undone for 30 days: what moved goes back with what came of it since; what came otherwise stays.
 * Two learners become one only when nothing that both have stands at the same time or may be had only once.
 */

/** For how long a merge can be undone ([2.A4]). */
export const undoDays = 30

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** How many letters must be changed, added or taken away to go from one word to the other. */
function countEdits(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1
      current[column] = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + change)
    }
    previous = current
  }
  return previous[other.length]!
}

type Named = { firstName: string; lastName: string }

/** Same words up to their order and accents, or at most two letters apart: 'Léa Dupond' and 'Dupont Lea' ([2.A4]). */
export function isCloseName(one: Named, other: Named): boolean {
  const words = (name: Named) => plain(`${name.firstName} ${name.lastName}`).split(' ').sort().join(' ')
  const [first, second] = [words(one), words(other)]
  return countEdits(first, second) <= (Math.min(first.length, second.length) < 8 ? 1 : 2)
}

/** Same first name, last name and postcode, whatever the accents and capitals ([1.B3]). */
const isSameNameAndPlace = (one: FileFace, other: FileFace): boolean =>
  plain(one.lastName) === plain(other.lastName) &&
  plain(one.firstName) === plain(other.firstName) &&
  one.postcode !== '' &&
  one.postcode === other.postcode

/** Why two files may be of one person; none when nothing says so. An address that one login shares says nothing ([2.A5]). */
export function listLikenesses(one: FileFace, other: FileFace): Likeness[] {
  const sharesLogin = one.accountId !== null && one.accountId === other.accountId
  const isClose = isCloseName(one, other)
  const found: [Likeness, boolean][] = [
    ['email', !sharesLogin && one.email !== null && one.email.toLowerCase() === other.email?.toLowerCase()],
    ['phone', one.phone !== '' && one.phone === other.phone && (!sharesLogin || isClose)],
    ['birth', one.birthOn !== null && one.birthOn === other.birthOn && isClose],
    ['name', isSameNameAndPlace(one, other)],
  ]
  return found.filter(([, holds]) => holds).map(([likeness]) => likeness)
}

const isBlank = (value: FileValues[MergedField]): boolean =>
  value === null || value === '' || (typeof value === 'object' && 'postcode' in value && isBlankAddress(value))
const isBlankAddress = (value: object): boolean =>
  Object.entries(value).every(([name, text]) => name === 'country' || text === '')
const isSame = (one: FileValues[MergedField], other: FileValues[MergedField]): boolean =>
  typeof one === 'string' && typeof other === 'string'
    ? one.toLowerCase() === other.toLowerCase()
    : JSON.stringify(one) === JSON.stringify(other)

/** What both files say, and not alike: a person chooses each. */
export const listConflicts = (kept: FileValues, merged: FileValues): MergedField[] =>
  mergedFields.filter(
    (field) => !isBlank(kept[field]) && !isBlank(merged[field]) && !isSame(kept[field], merged[field]),
  )

/** The values of the file that stays: the chosen one of each conflict, else the one that is there. */
export function composeValues(kept: FileValues, merged: FileValues, choices: MergeChoices): FileValues {
  const pick = <Field extends MergedField>(field: Field): FileValues[Field] => {
    if (isBlank(kept[field])) return merged[field]
    return choices[field] === 'merged' && !isBlank(merged[field]) ? merged[field] : kept[field]
  }
  return {
    civility: pick('civility'),
    locale: pick('locale'),
    firstName: pick('firstName'),
    lastName: pick('lastName'),
    email: pick('email'),
    birthOn: pick('birthOn'),
    address: pick('address'),
    phone: pick('phone'),
    billing: pick('billing'),
  }
}

/** The learner of the kept file who is the same person: both holders, or the same name and day of birth. */
export function findSameLearner(learner: MergedLearner, others: readonly MergedLearner[]): MergedLearner | null {
  const holder = learner.isSelf ? others.find(({ isSelf }) => isSelf) : undefined
  const same = (other: MergedLearner) =>
    !other.isSelf &&
    !learner.isSelf &&
    learner.birthOn !== null &&
    other.birthOn === learner.birthOn &&
    isCloseName(learner, other)
  return holder ?? others.find(same) ?? null
}

/** What becomes of each learner of the merged file; `clashes` says what forbids that two become one, by the merged one's id. */
export function planLearners(
  kept: readonly MergedLearner[],
  merged: readonly MergedLearner[],
  clashes: ReadonlyMap<string, LearnerClash[]>,
): LearnerPlan[] {
  const taken = new Set<string>()
  return merged.map((learner) => {
    if (kept.some(({ id }) => id === learner.id)) return { fate: 'shared', learner }
    const same = findSameLearner(
      learner,
      kept.filter(({ id }) => !taken.has(id)),
    )
    if (!same) return { fate: 'moved', learner }
    taken.add(same.id)
    const against = clashes.get(learner.id) ?? []
    return against.length > 0
      ? { fate: 'apart', learner, like: same, clashes: against }
      : { fate: 'joined', learner, into: same }
  })
}

type Mergeable = Pick<MergeFile, 'id' | 'status' | 'account'>

/** Two open files of one structure become one; of two logins one is chosen, and a colleague's own is never taken away. */
export function checkMerge(
  kept: Mergeable,
  merged: Mergeable,
  login: MergeSide | null,
): Verdict<Exclude<MergeRefusal, 'busy' | 'files_changed'>> {
  if (kept.id === merged.id) return refuse('same_file')
  if (kept.status !== 'active' || merged.status !== 'active') return refuse('file_closed')
  if (!kept.account || !merged.account || kept.account.id === merged.account.id) return allow
  if (login === null) return refuse('login_missing')
  const lost = login === 'kept' ? merged.account : kept.account
  return lost.isStaff ? refuse('staff_login') : allow
}

/** The account of the file that stays. */
export const chooseAccount = (kept: Mergeable, merged: Mergeable, login: MergeSide | null): string | null =>
  (login === 'merged' ? (merged.account ?? kept.account) : (kept.account ?? merged.account))?.id ?? null

/** The last moment at which a merge can be undone. */
export const computeUndoUntil = (madeAt: Instant): Instant => addMinutes(madeAt, undoDays * 24 * 60)

type UndoFacts = {
  now: Instant
  madeAt: Instant
  undoneAt: Instant | null
  /** A client who left: what the way back needs was erased with them ([2.A6]). */
  isForgotten: boolean
  keptIsActive: boolean
  /** What the kept file's account would hold once the other's money went back. */
  creditLeftCents: number
}

/** Once, within 30 days, while the kept file is open, and as long as what goes back wasn't spent ([2.A4]). */
export function checkUndo(facts: UndoFacts): Verdict<Exclude<UndoRefusal, 'busy'>> {
  if (facts.undoneAt !== null) return refuse('already_undone')
  if (facts.isForgotten || facts.now > computeUndoUntil(facts.madeAt)) return refuse('undo_too_late')
  if (!facts.keptIsActive) return refuse('file_closed')
  return facts.creditLeftCents < 0 ? refuse('credit_spent', { cents: -facts.creditLeftCents }) : allow
}

/** What goes back in a kept file: the values that nobody changed since the merge. */
export function listValuesBack(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  now: Record<string, unknown>,
): Record<string, unknown> {
  const same = (name: string) => JSON.stringify(after[name] ?? null) === JSON.stringify(now[name] ?? null)
  return Object.fromEntries(Object.entries(before).filter(([name]) => name in after && same(name)))
}
