import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** Already compressed: squeezing them again costs time and wins nothing. */
const compressed = /\.(pdf|jpe?g|png|heic|zip)$/i

/** A name that stays within its folder on every system. */
export const entryName = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 120) || 'sans nom'

export type Archive = {
  /** `folders` and the name are made safe; the same name twice gets a number. */
  add: (path: readonly string[], content: string | Uint8Array) => void
  /** A text written piece by piece. */
  addPieces: (path: readonly string[], pieces: AsyncIterable<string>) => Promise<void>
  finish: () => Uint8Array
}

/** A zip written entry by entry. What was written is kept; what is being read isn't. */
export function openArchive(): Archive {
  const chunks: Uint8Array[] = []
  const taken = new Map<string, number>()
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const open = (path: readonly string[]) => {
    const name = numbered(taken, path.map(entryName).join('/'))
    const entry = compressed.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    zip.add(entry)
    return entry
  }
  const encoder = new TextEncoder()
  return {
    add: (path, content) =>
      open(path).push(typeof content === 'string' ? encoder.encode(content) : new Uint8Array(content), true),
    addPieces: async (path, pieces) => {
      const entry = open(path)
      for await (const piece of pieces) entry.push(encoder.encode(piece))
      entry.push(new Uint8Array(), true)
    },
    finish: () => {
      zip.end()
      return new Uint8Array(Buffer.concat(chunks))
    },
  }
}

function numbered(taken: Map<string, number>, name: string): string {
  const key = name.toLowerCase()
  const count = (taken.get(key) ?? 0) + 1
  taken.set(key, count)
  if (count === 1) return name
  const dot = name.lastIndexOf('.')
  return dot > name.lastIndexOf('/') ? `${name.slice(0, dot)} (${count})${name.slice(dot)}` : `${name} (${count})`
}
