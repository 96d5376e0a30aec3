import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { Table, Td, Th } from '@/components/ui/table'
import { nameAreas } from '@/lib/core/towns'
import type { KnownPlace } from '@/lib/segments/queries/find-places'
import { gatherTowns, type TownCount } from '@/lib/segments/rules'
import { MapDrawing } from './map-drawing'

/** Towns that the table names: past that, the spreadsheet has them all. */
const mostNamed = 40
/** Towns that aren't on the map, by name. */
const mostUnknown = 8

/** The people of a segment by town: on a map, in a table beside it, and those whose town isn't known ([2.D2]). */
export async function TownMap({ places }: { places: KnownPlace[] }) {
  const towns = gatherTowns(places)
  const lost = places.filter(({ town }) => town === null)
  return (
    <div className="grid min-w-0 gap-6">
      {towns.length > 0 ? (
        <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[3fr_2fr]">
          <MapDrawing towns={towns} />
          <TownTable towns={towns} />
        </div>
      ) : null}
      {lost.length > 0 ? <Lost places={lost} /> : null}
    </div>
  )
}

async function TownTable({ towns }: { towns: TownCount[] }) {
  const t = await getTranslations('segments.map')
  const shown = towns.slice(0, mostNamed)
  const countries = [...new Set(shown.map(({ country }) => country))]
  const names = new Map(
    await Promise.all(countries.map(async (country) => [country, await nameAreas(country)] as const)),
  )
  return (
    <div className="grid gap-2">
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th>{t('town')}</Th>
            <Th>{t('area')}</Th>
            <Th numeric>{t('count')}</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ country, town, count }) => (
            <tr key={`${country}.${town.area}.${town.name}`}>
              <Td>{town.name}</Td>
              <Td>{names.get(country)!(town.area)}</Td>
              <Td numeric>{count}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {towns.length > shown.length ? (
        <p className="text-sm text-muted">{t('more', { shown: shown.length, count: towns.length })}</p>
      ) : null}
    </div>
  )
}

async function Lost({ places }: { places: KnownPlace[] }) {
  const t = await getTranslations('segments.map')
  const names = [...new Set(places.map(({ city }) => city.trim() || t('noTown')))]
  const others = names.length - mostUnknown
  const said = names.slice(0, mostUnknown)
  return (
    <Notice title={t('unknown')}>
      {t('unknownText', {
        count: places.reduce((total, { count }) => total + count, 0),
        towns: [...said, ...(others > 0 ? [t('others', { count: others })] : [])].join(', '),
      })}
    </Notice>
  )
}
