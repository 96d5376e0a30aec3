import { type Country, countries } from '@/lib/client-files/types'
import { findTownChoices } from '@/lib/segments/queries/list-choices'
import { isDraftGroup } from '@/lib/segments/rules'
import { nameOfPath } from '@/lib/segments/schema'
import type { Draft, DraftGroup, Path, TownFound, Unread } from '@/lib/segments/types'

type Named = { path: Path; country: Country; town: string; area: string | null }

function listNamed(draft: Draft, path: Path = []): Named[] {
  if (isDraftGroup(draft)) return draft.of.flatMap((part, rank) => listNamed(part, [...path, rank]))
  const { ville: town = '', pays, lieu } = draft.fields
  const country = countries.find((known) => known === pays)
  const isNamed = draft.kind === 'around' && country && town.trim() !== ''
  return isNamed ? [{ path, country, town, area: lieu || null }] : []
}

/** The query with the area that each of its towns really has: one chosen for a name typed before is forgotten. */
function settleAreas<Part extends Draft>(draft: Part, towns: ReadonlyMap<string, TownFound>, path: Path = []): Part {
  if (isDraftGroup(draft)) {
    return { ...draft, of: draft.of.map((part, rank) => settleAreas(part, towns, [...path, rank])) }
  }
  const found = towns.get(nameOfPath(path))
  return found ? { ...draft, fields: { ...draft.fields, lieu: found.area ?? '' } } : draft
}

type Settled = {
  draft: DraftGroup
  /** What each town may mean, by the name of its condition. */
  towns: ReadonlyMap<string, TownFound>
  /** The conditions whose town isn't known, or is several. */
  lost: Unread[]
}

/** The towns of a query being built: those that a name may mean, and which conditions can't be asked for want of one ([2.D1]). */
export async function settleTowns(draft: DraftGroup): Promise<Settled> {
  const named = listNamed(draft)
  const found = await Promise.all(named.map(({ country, town, area }) => findTownChoices(country, town, area)))
  const towns = new Map(named.map(({ path }, rank) => [nameOfPath(path), found[rank]!]))
  const lost = named.flatMap(({ path }, rank): Unread[] => {
    const { isOne, choices } = found[rank]!
    return isOne ? [] : [{ path, fields: choices.length > 1 ? [] : ['ville'] }]
  })
  return { draft: settleAreas(draft, towns), towns, lost }
}
