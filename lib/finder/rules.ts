import { foldText } from '@/lib/client-files/rules'
import type { StaffRole } from '@/lib/core/actor'
import { type Day, daysBetween } from '@/lib/core/time'
import type { Due } from '@/lib/desk/types'
import { runsOne } from '@/lib/structures/rules'
import type { Module } from '@/lib/structures/types'
import { columnWords, type FileAlert, type FileColumn, type FileFilter, type FileTrait, fileTraits } from './types'

/*
 * Whoever works in the office gets to any client from any page, by what they have of them ([2.A1]). A list of clients is
 * narrowed in its address, so that it can be kept, sent to a colleague, exported as it is shown, and come back to.
 */

/** How many clients the office reads on one page. */
export const filesPerPage = 25

/** Enough to recognise somebody and to reach them: what the list shows until somebody chooses. */
export const usualColumns: readonly FileColumn[] = ['email', 'phone', 'town', 'login', 'number']

/** How chosen columns are written in an address. */
export const writeColumns = (columns: readonly FileColumn[]): string =>
  columns.map((column) => columnWords[column]).join('.')

/** Columns that the row of a file doesn't hold: their details are read for them. */
const ofDetails: readonly FileColumn[] = [
  ...(['address', 'country', 'birthOn', 'openedOn', 'civility', 'locale'] as const),
  ...(['phoneConsent', 'postConsent', 'emailConsent', 'newsletter'] as const),
]

/** Whether a choice of columns asks for more than the rows of the list. */
export const needsDetails = (columns: readonly FileColumn[]): boolean => columns.some((one) => ofDetails.includes(one))

/** The address of the list narrowed so; what narrows nothing isn't in it. */
export function describeFileFilter(filter: Partial<FileFilter>): string {
  const query = new URLSearchParams()
  if (filter.search) query.set('q', filter.search)
  if (filter.town) query.set('ville', filter.town)
  if (filter.status) query.set('statut', filter.status)
  if (filter.hasDebt) query.set('impaye', '1')
  if (filter.hasMembership) query.set('adherent', '1')
  if (filter.hasNoLogin) query.set('sans-acces', '1')
  if (filter.page && filter.page > 1) query.set('page', String(filter.page))
  if (filter.columns) query.set('colonnes', writeColumns(filter.columns))
  return query.size > 0 ? `?${query}` : ''
}

/** Whether a list shows less than all the clients. */
export const isNarrowed = ({ page: _page, columns: _columns, ...what }: FileFilter): boolean =>
  describeFileFilter(what) !== ''

/** What the list may be narrowed to: debts by who handles money, memberships where there are some ([2.A1] [2.F3]). */
export function listTraits(modules: readonly Module[], handlesMoney: boolean): FileTrait[] {
  const isOffered: Record<FileTrait, boolean> = {
    hasDebt: handlesMoney && runsOne(modules, ['shop']),
    hasMembership: runsOne(modules, ['memberships']),
    hasNoLogin: true,
  }
  return fileTraits.filter((trait) => isOffered[trait])
}

/** What an address asks for, without the traits that aren't offered: they narrow nothing. */
export const keepOffered = (filter: FileFilter, traits: readonly FileTrait[]): FileFilter => ({
  ...filter,
  ...Object.fromEntries(fileTraits.map((trait) => [trait, filter[trait] && traits.includes(trait)])),
})

/** Whether anything but words narrows the list: words alone are ranked, and forgive a mistake. */
export const isOnlyWords = (filter: FileFilter): boolean =>
  filter.search !== '' && !isNarrowed({ ...filter, search: '' })

/** Days before the end of a pass from which lessons left on it are an alert. */
const endingDays = 14

type AlertFacts = {
  file: { email: string | null; status: string; mustAnswerConsents: boolean }
  dues: readonly Pick<Due, 'reason' | 'amountCents'>[]
  passes: readonly { name: string; isEnded: boolean; validUntil: Day; figures: { remaining: number } }[]
  lessons: readonly { isTeacherAway: boolean }[]
  /** The last mail didn't arrive. */
  isMailLost: boolean
}

const sumOf = (dues: AlertFacts['dues']): number => dues.reduce((total, { amountCents }) => total + amountCents, 0)

/** What is said above all else on a client's page, the gravest first ([2.A2]). */
export function describeAlerts({ file, dues, passes, lessons, isMailLost }: AlertFacts, today: Day): FileAlert[] {
  const owed = (['bounced', 'late'] as const).flatMap((kind) => {
    const those = dues.filter(({ reason }) => reason === kind)
    return those.length > 0 ? [{ kind, amountCents: sumOf(those), count: those.length }] : []
  })
  const ending = passes
    .filter(
      ({ isEnded, figures, validUntil }) =>
        !isEnded && figures.remaining > 0 && daysBetween(today, validUntil) <= endingDays,
    )
    .map(({ name, figures, validUntil }) => ({
      kind: 'ending' as const,
      name,
      count: figures.remaining,
      day: validUntil,
    }))
  const unanswered = lessons.filter(({ isTeacherAway }) => isTeacherAway).length
  const isActive = file.status === 'active'
  return [
    ...owed,
    ...(unanswered > 0 ? [{ kind: 'unanswered' as const, count: unanswered }] : []),
    ...ending,
    ...(isActive && isMailLost ? [{ kind: 'mail' as const }] : []),
    ...(isActive && file.mustAnswerConsents ? [{ kind: 'consents' as const }] : []),
    ...(isActive && !file.email ? [{ kind: 'noEmail' as const }] : []),
  ]
}

/** Whether all the words of a search are in a text, whatever the accents and capitals. */
export function holdsWords(text: string, typed: string): boolean {
  const folded = foldText(text)
  return foldText(typed)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}

/** How many files somebody takes away in one spreadsheet: an organiser those of a message, no more ([2.C6]). */
export const mostExported = (role: StaffRole): number => (role === 'organiser' ? 300 : 50_000)
