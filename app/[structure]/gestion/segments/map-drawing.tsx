import { type GeoProjection, geoCentroid, geoMercator, geoPath } from 'd3-geo'
import { getTranslations } from 'next-intl/server'
import { readOutlines } from '@/lib/core/outlines'
import type { TownCount } from '@/lib/segments/rules'

const [width, height, margin] = [720, 560, 48]
/** Neighbouring towns stand apart; one alone is shown with its region around it, not street by street. */
const closest = { several: 60_000, one: 9_000 }
/** So near, no coast or border may be in sight: a small map in the corner says where this is. */
const legible = 9_000
const locator = { width: 190, height: 170, scale: 520 }
/** Towns that the drawing names beside their points. */
const mostLabels = 6

type Point = [x: number, y: number]

/** Countries as outlines, towns as points as large as they have people: drawn on the server, said in words by the table beside. */
export async function MapDrawing({ towns }: { towns: TownCount[] }) {
  const [t, outlines] = await Promise.all([getTranslations('segments.map'), readOutlines()])
  const project = fit(towns)
  const draw = geoPath(project).digits(1)
  const largest = Math.max(...towns.map(({ count }) => count))
  const points = towns.map((one) => ({ ...one, at: project([one.town.longitude, one.town.latitude]) as Point }))
  const radiusOf = (count: number) => 4 + 14 * Math.sqrt(count / largest)
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('title')}
      className="h-auto w-full rounded-m border border-line bg-sunken"
    >
      {outlines.features.map((country) => {
        const outline = draw(country)
        return outline ? (
          <path key={country.id} d={outline} className="fill-surface stroke-line-strong" strokeWidth="1" />
        ) : null
      })}
      {points.map(({ country, town, count, at: [x, y] }) => (
        <circle
          key={`${country}.${town.area}.${town.name}`}
          cx={x}
          cy={y}
          r={radiusOf(count)}
          className="fill-accent stroke-surface"
          fillOpacity="0.75"
          strokeWidth="1.5"
        >
          <title>{t('point', { town: town.name, count })}</title>
        </circle>
      ))}
      <Labels points={points.slice(0, mostLabels)} radiusOf={radiusOf} />
      {project.scale() > legible ? <Locator outlines={outlines} centre={centreOf(towns)} /> : null}
    </svg>
  )
}

type Outlines = Awaited<ReturnType<typeof readOutlines>>

/** The country around what the map shows, and a point where that is. */
function Locator({ outlines, centre }: { outlines: Outlines; centre: Point }) {
  const middle: Point = [locator.width / 2, locator.height / 2]
  const draw = geoPath(
    geoMercator()
      .scale(locator.scale)
      .center(centre)
      .translate(middle)
      .clipExtent([
        [0, 0],
        [locator.width, locator.height],
      ]),
  ).digits(1)
  return (
    <g transform={`translate(12 ${height - locator.height - 12})`}>
      <rect width={locator.width} height={locator.height} className="fill-sunken stroke-line-strong" />
      <path d={draw(outlines) ?? undefined} className="fill-surface stroke-line-strong" strokeWidth="1" />
      <circle cx={middle[0]} cy={middle[1]} r="5" className="fill-accent stroke-surface" strokeWidth="1.5" />
    </g>
  )
}

const pointsOf = (towns: TownCount[]) => ({
  type: 'MultiPoint' as const,
  coordinates: towns.map(({ town }): Point => [town.longitude, town.latitude]),
})
const centreOf = (towns: TownCount[]): Point => geoCentroid(pointsOf(towns))

/** The towns in the middle, with room around them. */
function fit(towns: TownCount[]): GeoProjection {
  const points = pointsOf(towns)
  const box: [Point, Point] = [
    [margin, margin],
    [width - margin, height - margin],
  ]
  const project = geoMercator().fitExtent(box, points)
  const most = towns.length === 1 ? closest.one : closest.several
  // One town alone fits any scale: an infinite one, which is no number to compare.
  if (!(project.scale() <= most)) {
    project
      .scale(most)
      .center(centreOf(towns))
      .translate([width / 2, height / 2])
  }
  return project.clipExtent([
    [0, 0],
    [width, height],
  ])
}

type LabelsProps = { points: (TownCount & { at: Point })[]; radiusOf: (count: number) => number }

/** The names of the largest, but for those that would lie over another. */
function Labels({ points, radiusOf }: LabelsProps) {
  const apart = points.filter(({ at: [x, y] }, rank) =>
    points.slice(0, rank).every(({ at: [left, top] }) => Math.abs(top - y) > 22 || Math.abs(left - x) > 130),
  )
  return apart.map(({ country, town, count, at: [x, y] }) => {
    const isRight = x < width * 0.75
    return (
      <text
        key={`${country}.${town.area}.${town.name}`}
        x={x + (isRight ? 1 : -1) * (radiusOf(count) + 5)}
        y={y + 6}
        textAnchor={isRight ? 'start' : 'end'}
        className="fill-ink stroke-surface text-lg font-semibold"
        strokeWidth="4"
        paintOrder="stroke"
      >
        {town.name}
      </text>
    )
  })
}
