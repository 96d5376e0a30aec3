import { plainText } from './text'

/** How many letters are added, left out or changed between two words. */
function countChanges(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [rank, letter] of [...one].entries()) {
    const next = [rank + 1]
    for (const [index, against] of [...other].entries()) {
      next.push(Math.min(row[index + 1]! + 1, next[index]! + 1, row[index]! + (letter === against ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1)!
}

/** The word of a list that somebody meant by another: the same one misspelt, or its beginning; null: nothing looks like it. */
export function nearest(word: string, words: readonly string[]): string | null {
  const typed = plainText(word).replace(/[\s-]+/g, '_')
  const ranked = words
    .map((candidate) => ({ candidate, changes: countChanges(typed, plainText(candidate)) }))
    .sort((a, b) => a.changes - b.changes)
  const best = ranked[0]
  if (best && best.changes <= Math.max(1, Math.floor(typed.length / 3))) return best.candidate
  return (typed.length > 2 && words.find((candidate) => candidate.split('_').includes(typed))) || null
}
