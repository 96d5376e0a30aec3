import { getTranslations } from 'next-intl/server'
import { ofName } from '@/lib/core/elision'
import { formatNumericDay } from '@/lib/core/formatting'
import type { SegmentChoices } from '@/lib/segments/queries/list-choices'
import { isGroup } from '@/lib/segments/rules'
import type { Condition, Query } from '@/lib/segments/types'

type Words = Awaited<ReturnType<typeof getTranslations<'segments.says'>>>
type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>
/** What an offer or a course of a condition is called. */
export type Names = ReadonlyMap<string, string>

export const namesOf = ({ offers, courses }: SegmentChoices): Names =>
  new Map([...offers, ...courses].map(({ id, name }) => [id, name]))

/** A query as a French sentence goes on after « les clients qui » ([2.D1]). */
export async function describeQuery(query: Query, names: Names): Promise<string> {
  return say(query, { t: await getTranslations('segments.says'), names })
}

type Scope = { t: Words; names: Names }

function say(query: Query, scope: Scope): string {
  if (query.kind === 'not') {
    if (query.of.kind === 'not') return say(query.of.of, scope)
    return isGroup(query.of) ? scope.t('not', { parts: say(query.of, scope) }) : sayCondition(query.of, 'Not', scope)
  }
  return isGroup(query) ? sayGroup(query, scope) : sayCondition(query, '', scope)
}

function sayGroup({ kind, of }: { kind: 'and' | 'or'; of: readonly Query[] }, scope: Scope): string {
  const parts = of.map((part) =>
    isGroup(part) && part.of.length > 1 ? scope.t('within', { parts: say(part, scope) }) : say(part, scope),
  )
  const last = parts.pop() ?? ''
  return parts.length === 0 ? last : scope.t(`join.${kind}`, { parts: parts.join(', '), last })
}

/** Which of two sentences: what is asked, or what is excluded. */
type Sense = '' | 'Not'

function sayCondition(condition: Condition, sense: Sense, { t, names }: Scope): string {
  switch (condition.kind) {
    case 'consent':
      return t(`consent${sense}.${condition.channel}`)
    case 'interested':
    case 'to_place': {
      const name = condition.offerId && names.get(condition.offerId)
      return name ? t(`${condition.kind}${sense}`, { name }) : t(`${condition.kind}Any${sense}`)
    }
    case 'pupil':
      return sayPupil(condition, sense, { t, names })
    case 'country':
      return t(`country${sense}`, { where: sayCountry(condition, t) })
    case 'around':
      return t(`around${sense}`, { km: condition.km, ofTown: ofName(condition.town) })
    case 'age':
      return t(`age${sense}.${condition.of}`, { age: sayAges(condition, t) })
    case 'locale':
      return t(`locale${sense}`, { language: t(`languages.${condition.locale}`) })
    case 'active':
      return t(`active${sense}`, { day: formatNumericDay(condition.since) })
    default:
      return t(`${condition.kind}${sense}`)
  }
}

function sayPupil({ of, id, since }: Of<'pupil'>, sense: Sense, { t, names }: Scope): string {
  const name = (id && names.get(id)) || t(of === 'course' ? 'anyCourse' : 'anyOffer')
  return since ? t(`pupilSince${sense}`, { name, day: formatNumericDay(since) }) : t(`pupil${sense}`, { name })
}

function sayCountry({ country, prefixes }: Of<'country'>, t: Words): string {
  const where = t(`countries.${country}`)
  return prefixes.length > 0
    ? t('postcodes', { where, prefixes: prefixes.map((start) => `${start}…`).join(', ') })
    : where
}

function sayAges({ from, to }: Of<'age'>, t: Words): string {
  if (from !== null && to !== null) return t('ages.both', { from, to })
  return from !== null ? t('ages.from', { from }) : t('ages.to', { to: to ?? 0 })
}
