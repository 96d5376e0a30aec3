import { getTranslations } from 'next-intl/server'
import { ofName } from '@/lib/core/elision'
import { formatNumericDay, formatTime } from '@/lib/core/formatting'
import { isId } from '@/lib/core/ids'
import { type Cents, formatCents } from '@/lib/core/money'
import { dayOf, isDay, wallTimeOf } from '@/lib/core/time'
import { listChanges } from '@/lib/journal/rules'
import type { Author, JournalRow } from '@/lib/journal/types'
import { formatPhone } from '@/lib/site/rules'
import type { Structure } from '@/lib/structures/queries'

type Place = Pick<Structure, 'timeZone' | 'currency'>

/** '21/11/2026 à 10 h 30', in the structure's zone. */
export const formatMoment = (at: Date, { timeZone }: Place): string =>
  `${formatNumericDay(dayOf(at, timeZone))} ${formatTime(wallTimeOf(at, timeZone))}`

/** Words that others than the journal use too. */
type Elsewhere = { countries: Readonly<Record<string, string>>; weekday: (day: string) => string }

type Translate = Awaited<ReturnType<typeof getTranslations<'journal'>>>

/** How values are read: amounts, days, names of states. What has no French word is shown as it is written. */
export class Reader {
  constructor(
    private readonly t: Translate,
    private readonly elsewhere: Elsewhere,
    private readonly place: Place,
  ) {}

  /** The words of a key. Fields of settings are paths ('settings.money.bank.iban'), whose words are one name. */
  textOf(group: 'operations' | 'fields' | 'values', key: string): string {
    const path = `${group}.${group === 'fields' ? key.replaceAll('.', '_') : key}` as never
    return /^[\w.]+$/.test(key) && this.t.has(path) ? this.t(path) : key
  }

  describe(field: string, value: unknown): string {
    if (typeof value === 'boolean') return this.t(value ? 'yes' : 'no')
    if (typeof value === 'number') return this.describeNumber(field, value)
    if (typeof value === 'string') return this.describeText(field, value)
    if (Array.isArray(value)) return this.describeList(field, value)
    return value ? this.describeParts(value as Record<string, unknown>) : this.t('nothing')
  }

  private describeNumber(field: string, value: number): string {
    if (/Cents$/.test(field)) return formatCents(value as Cents, this.place.currency)
    if (field === 'weekday') return this.elsewhere.weekday(String(value))
    return String(value)
  }

  private describeText(field: string, text: string): string {
    if (text === '') return this.t('nothing')
    if (/^\+\d{6,}$/.test(text)) return formatPhone(text)
    if (/country$/i.test(field)) return this.elsewhere.countries[text] ?? text
    if (field === 'what') return this.describePage(text)
    if (/^\d\d:\d\d$/.test(text)) return formatTime(text)
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z?$/.test(text)) return formatMoment(new Date(text), this.place)
    return isDay(text) ? formatNumericDay(text) : this.textOf('values', text)
  }

  /** A page by its address; a form that was refused, by what it is about ('bookings.refusals'). */
  private describePage(what: string): string {
    const area = what.split('.')[0]!
    if (what.startsWith('/')) return what
    return this.t.has(`areas.${area}` as never) ? this.t(`areas.${area}` as never) : this.t('areas.other')
  }

  private describeList(field: string, list: unknown[]): string {
    if (list.length === 0) return this.t('nothing')
    const isPlain = list.every((one) => typeof one === 'string' || typeof one === 'number')
    if (!isPlain || list.every(isId)) return this.t('several', { count: list.length })
    return list.map((one) => this.describe(field, one)).join(', ')
  }

  private describeParts(parts: Record<string, unknown>): string {
    const said = listChanges(null, parts)
    return said
      .map(({ field, after }) => `${this.textOf('fields', field)}\u00a0: ${this.describe(field, after)}`)
      .join(', ')
  }
}

/** What the journal holds, in words that a person reads: for the page, and for its file. */
export async function getJournalWords(place: Place) {
  const [t, people, courses] = await Promise.all([
    getTranslations('journal'),
    getTranslations('people'),
    getTranslations('courses'),
  ])
  const weekday = (day: string) => courses('weekday', { day })
  const reader = new Reader(t, { countries: people.raw('countries' as never), weekday }, place)
  return {
    operationOf: ({ operation }: Pick<JournalRow, 'operation'>): string => reader.textOf('operations', operation),
    authorOf(by: Author): string {
      if (by.kind === 'staffAs') return t('as', { name: by.name, ofMember: ofName(by.member) })
      if (by.kind === 'machine') return t('machineAuthor')
      return by.kind === 'member' ? `${by.name} (${t('client')})`.trim() : by.name
    },
    /** One value that changed, its name, and what it was before and after. */
    changesOf: ({ before, after }: Pick<JournalRow, 'before' | 'after'>) =>
      listChanges(before, after).map((change) => ({
        field: reader.textOf('fields', change.field),
        before: change.before === null ? null : reader.describe(change.field, change.before),
        after: change.after === null ? null : reader.describe(change.field, change.after),
      })),
    momentOf: ({ at }: Pick<JournalRow, 'at'>): string => formatMoment(at, place),
  }
}

export type JournalWords = Awaited<ReturnType<typeof getJournalWords>>
