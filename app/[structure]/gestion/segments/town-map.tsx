import type { KnownPlace } from '@/lib/segments/queries/find-places'

export function TownMap({ places }: { places: KnownPlace[] }) {
  return <p>{places.length}</p>
}
