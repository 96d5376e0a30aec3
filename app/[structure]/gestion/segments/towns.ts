import { type Country, countries } from '@/lib/client-files/types'
import { listTownChoices } from '@/lib/segments/queries/list-choices'
import { isDraftGroup } from '@/lib/segments/rules'
import { nameOfPath } from '@/lib/segments/schema'
import type { Draft, Path, TownChoice } from '@/lib/segments/types'

type Named = { name: string; country: Country; town: string }

function listNamed(draft: Draft, path: Path = []): Named[] {
  if (isDraftGroup(draft)) return draft.of.flatMap((part, rank) => listNamed(part, [...path, rank]))
  const { ville: town = '', pays } = draft.fields
  const country = countries.find((known) => known === pays)
  return draft.kind === 'around' && country && town.trim() !== '' ? [{ name: nameOfPath(path), country, town }] : []
}

/** For each town of a query being built, by the name of its condition: those of that name ([2.D1]). */
export async function findTowns(draft: Draft): Promise<Map<string, readonly TownChoice[]>> {
  const found = await Promise.all(
    listNamed(draft).map(async ({ name, country, town }) => [name, await listTownChoices(country, town)] as const),
  )
  return new Map(found)
}
