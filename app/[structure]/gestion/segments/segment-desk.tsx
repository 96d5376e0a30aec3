import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { describeQuery, namesOf } from '@/components/segments/describe-query'
import type { Staff } from '@/lib/core/actor'
import { listSegmentChoices } from '@/lib/segments/queries/list-choices'
import { applyGesture, emptyDraft, listKinds, mayAsk } from '@/lib/segments/rules'
import {
  describeDraft,
  groupOf,
  nameOfPath,
  readAddress,
  readDraft,
  readGesture,
  viewInput,
} from '@/lib/segments/schema'
import type { Draft, DraftGroup, Segment, Unread, WrongField } from '@/lib/segments/types'
import { hasRight } from '@/lib/staff/rules'
import type { Structure } from '@/lib/structures/queries'
import { Panel } from '../panel'
import { Builder } from './builder'
import { Result } from './result'
import { SavePanel } from './save-panel'
import { settleTowns } from './towns'

export type Search = Record<string, string | string[] | undefined>
type Props = { path: string; actor: Staff; structure: Structure; search: Search; segment: Segment | null }

/** A query and who answers it: the conditions, their sentence and count, the list or the map, and its name ([2.D1] [2.D2]). */
export async function SegmentDesk({ path, actor, structure, search, segment }: Props) {
  const [t, choices, { draft, towns, lost }] = await Promise.all([
    getTranslations('segments.builder'),
    listSegmentChoices(structure.id),
    settleTowns(draftAsked(path, search, segment)),
  ])
  const read = readDraft(draft)
  if (read.query && !mayAsk(actor.role, read.query)) notFound()
  const query = lost.length > 0 ? null : read.query
  const view = viewInput.parse(search)
  const kinds = listKinds(structure.settings.modules, hasRight(actor.role, 'money.handle'))
  const facts = { choices, kinds, towns, wrong: namedByPath([...read.wrong, ...lost]) }
  const written = describeDraft(draft).toString()
  const isKept = segment !== null && written === describeDraft(groupOf(segment.query)).toString()
  const says = query ? await describeQuery(query, namesOf(choices)) : null
  return (
    <>
      <Panel id="conditions" title={t('title')}>
        <Builder action={path} draft={draft} view={view.vue} facts={facts} />
      </Panel>
      <Result
        {...{ path, actor, structure, query, says, view, written }}
        isEmpty={draft.of.length === 0}
        segmentId={isKept ? segment.id : null}
      />
      {query ? <SavePanel slug={structure.slug} zone={structure.timeZone} {...{ written, segment, isKept }} /> : null}
    </>
  )
}

/** What is wrong in each condition, by the name of its path. */
function namedByPath(wrong: readonly Unread[]): Map<string, readonly WrongField[]> {
  const named = new Map<string, readonly WrongField[]>()
  for (const { path, fields } of wrong) named.set(nameOfPath(path), [...(named.get(nameOfPath(path)) ?? []), ...fields])
  return named
}

/** The query of the address, or the saved one; a gesture changes it and comes back to an address that says it whole. */
function draftAsked(path: string, search: Search, segment: Segment | null): DraftGroup {
  const draft = readAddress(search) ?? (segment ? groupOf(segment.query) : emptyDraft)
  const gesture = readGesture(search.geste)
  if (!gesture) return draft
  const next = applyGesture(draft, gesture)
  const address = describeDraft(next)
  if (search.vue) address.set('vue', String(search.vue))
  const shown =
    gesture.kind === 'add' ? nameOfPath([...gesture.path, countWithin(next, gesture.path) - 1]) : 'conditions'
  redirect(`${path}?${address}#${shown}` as never)
}

/** How many parts the group at a path has. */
function countWithin(draft: Draft, path: readonly number[]): number {
  if (!('of' in draft)) return 0
  const [rank, ...rest] = path
  const below = rank === undefined ? null : draft.of[rank]
  return rank === undefined ? draft.of.length : below ? countWithin(below, rest) : 0
}
