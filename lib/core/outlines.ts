import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

type Outlines = ReturnType<typeof toOutlines>
const toOutlines = (topology: Topology<{ countries: GeometryCollection }>) =>
  feature(topology, topology.objects.countries)

let kept: Promise<Outlines> | undefined

/** The outlines of the world's countries, drawn for 1:50,000,000: read at the first map, kept from then on. */
export function readOutlines(): Promise<Outlines> {
  kept ??= readFile(join(process.cwd(), 'node_modules', 'world-atlas', 'countries-50m.json'), 'utf8').then((text) =>
    toOutlines(JSON.parse(text)),
  )
  kept.catch(() => {
    kept = undefined
  })
  return kept
}
