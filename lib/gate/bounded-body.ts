import 'server-only'

/**
 * The body, or null when it is heavier than `most`. A browser reads no answer before it has sent everything: what is too
 * much is read and dropped, up to ten times the bound.
 */
export async function readBounded(request: Request, most: number): Promise<Uint8Array | null> {
  const kept: Uint8Array[] = []
  let total = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    total += chunk.length
    if (total <= most) kept.push(chunk)
    else kept.length = 0
    if (total > most * 10) break
  }
  return total <= most ? Buffer.concat(kept) : null
}
