/** Where one of a list goes: a step up or down, or beside another one. */
export type Move = 'up' | 'down' | { before: string } | { after: string }

/** The place that a move leads to among `peers`, once the moved one is taken out; null when it leads nowhere. */
function placeAfter(peers: readonly { id: string }[], from: number, move: Move): number | null {
  if (move === 'up') return from > 0 ? from - 1 : null
  if (move === 'down') return from < peers.length - 1 ? from + 1 : null
  const beside = peers.findIndex(({ id }) => id === ('before' in move ? move.before : move.after))
  if (beside < 0 || beside === from) return null
  const place = 'before' in move ? beside : beside + 1
  return place > from ? place - 1 : place
}

/** A list in the order that a move gives it, among those of its `group` only; null when nothing moves. */
export function moveIn<Row extends { id: string }>(
  rows: readonly Row[],
  id: string,
  move: Move,
  group: (row: Row) => unknown = () => null,
): Row[] | null {
  const moved = rows.find((row) => row.id === id)
  if (!moved) return null
  const isPeer = (row: Row) => group(row) === group(moved)
  const peers = rows.filter(isPeer)
  const from = peers.indexOf(moved)
  const to = placeAfter(peers, from, move)
  if (to === null || to === from) return null
  const ordered = peers.toSpliced(from, 1).toSpliced(to, 0, moved)
  // The others keep their places: peers fill the places that peers had.
  let next = 0
  return rows.map((row) => (isPeer(row) ? ordered[next++]! : row))
}
