import type { AgendaSearch } from '@/lib/teaching/schema'

/** Where the agenda is at, as an address: what isn't given stays as it was asked for. */
export function agendaAddress(slug: string, search: AgendaSearch, change: Partial<AgendaSearch> = {}): string {
  const { vue, ...rest } = { ...search, ...change }
  const asked = Object.entries({ ...rest, vue: vue === 'jour' ? undefined : vue })
  const query = new URLSearchParams(asked.flatMap(([name, value]) => (value ? [[name, value]] : [])))
  return `/${slug}/gestion/agenda${query.size > 0 ? `?${query}` : ''}`
}
